package io.fairlead.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a document says of itself, and what stands on each of its pages. */
final class PdfDocument {

    private static final float SIZE = 7.5f;
    private static final float HEAD = 760;
    private static final float FOOT = 34;

    private final PDDocument pdf;
    private final PdfFont font;

    PdfDocument(PDDocument pdf, PdfFont font) {
        this.pdf = pdf;
        this.font = font;
    }

    /** Says that it is tagged, in which language, and what it is called. */
    void describe(String title, String language, Instant created) throws IOException {
        var catalog = pdf.getDocumentCatalog();
        catalog.setLanguage(language);
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        catalog.setMarkInfo(marks);
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        var information = new PDDocumentInformation();
        information.setTitle(title);
        information.setCreationDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC)));
        pdf.setDocumentInformation(information);
        var metadata =
                new PDMetadata(
                        pdf,
                        new ByteArrayInputStream(
                                metadata(title, created).getBytes(StandardCharsets.UTF_8)));
        catalog.setMetadata(metadata);
    }

    /** Writes head and foot of every page, which nobody is read. */
    void number(List<String> head, PageNumbers numbers) throws IOException {
        var pages = pdf.getPages();
        var count = pages.getCount();
        var number = 0;
        for (var page : pages) {
            number++;
            try (var content = new PDPageContentStream(pdf, page, AppendMode.APPEND, true, true)) {
                content.beginMarkedContent(COSName.ARTIFACT);
                show(content, head.getFirst(), Sheets.LEFT, HEAD);
                showAtRight(content, head.getLast(), HEAD);
                show(content, numbers.foot(), Sheets.LEFT, FOOT);
                showAtRight(content, numbers.page(number, count), FOOT);
                content.endMarkedContent();
            }
        }
    }

    /** What stands at the foot. */
    interface PageNumbers {
        String foot();

        String page(int number, int count);
    }

    void write(OutputStream output) throws IOException {
        pdf.save(output);
    }

    private void showAtRight(PDPageContentStream content, String text, float baseline)
            throws IOException {
        show(content, text, Sheets.RIGHT - font.width(font.printable(text), SIZE), baseline);
    }

    private void show(PDPageContentStream content, String text, float x, float baseline)
            throws IOException {
        content.beginText();
        content.setFont(font.font(), SIZE);
        content.setNonStrokingColor(Sheets.QUIET);
        content.newLineAtOffset(x, baseline);
        content.showText(font.printable(text));
        content.endText();
    }

    private static String metadata(String title, Instant created) {
        return """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                <pdfuaid:part>1</pdfuaid:part>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <xmp:CreateDate>%s</xmp:CreateDate>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>
                """
                .formatted(escaped(title), created);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
