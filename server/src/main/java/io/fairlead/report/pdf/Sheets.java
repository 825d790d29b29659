package io.fairlead.report.pdf;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The pages of a document, written from top to bottom. What is told is marked as some element's;
 * lines and colours are marked as nothing that is read.
 */
final class Sheets implements Closeable {

    static final float LEFT = 48;
    static final float RIGHT = PDRectangle.LETTER.getWidth() - 48;
    static final float WIDTH = RIGHT - LEFT;

    static final Color INK = new Color(0x13202d);
    static final Color QUIET = new Color(0x4c5b69);
    static final Color RULE = new Color(0xcdd5db);
    static final Color SHADE = new Color(0xf1f5f7);

    private static final float TOP = PDRectangle.LETTER.getHeight() - 56;
    private static final float BOTTOM = 60;
    private static final float LEADING = 1.36f;

    private final PDDocument document;
    private final Tags tags;
    private final PdfFont plain;
    private final PdfFont bold;
    private PDPage page;
    private PDPageContentStream content;
    private float y;

    Sheets(PDDocument document, Tags tags, PdfFont plain, PdfFont bold) throws IOException {
        this.document = document;
        this.tags = tags;
        this.plain = plain;
        this.bold = bold;
        this.page = new PDPage(PDRectangle.LETTER);
        this.content = begin();
    }

    /** How a text is set. */
    record Style(boolean strong, float size, Color color) {

        static final Style TITLE = new Style(true, 20, INK);
        static final Style HEADING = new Style(true, 13, INK);
        static final Style SUBHEADING = new Style(true, 10, INK);
        static final Style STRONG = new Style(true, 9, INK);
        static final Style SMALL = new Style(false, 8, INK);
        static final Style SMALL_STRONG = new Style(true, 8, INK);
        static final Style NOTE = new Style(false, 7.5f, QUIET);

        float leading() {
            return size * LEADING;
        }

        Style in(Color other) {
            return new Style(strong, size, other);
        }
    }

    Tags tags() {
        return tags;
    }

    float y() {
        return y;
    }

    void down(float distance) {
        y -= distance;
    }

    /** Goes on to the next page unless there is so much room; tells whether it did. */
    boolean need(float height) throws IOException {
        if (y - height >= BOTTOM) {
            return false;
        }
        nextPage();
        return true;
    }

    void nextPage() throws IOException {
        content.close();
        page = new PDPage(PDRectangle.LETTER);
        content = begin();
    }

    private PDPageContentStream begin() throws IOException {
        document.addPage(page);
        tags.addPage(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    List<String> lines(String text, Style style, float width) {
        return font(style).lines(text, style.size(), width);
    }

    float width(String text, Style style) {
        var font = font(style);
        return font.width(font.printable(text), style.size());
    }

    /** A heading of a level, together with what must follow on the same page. */
    void heading(int level, String text, float together) throws IOException {
        var style =
                switch (level) {
                    case 1 -> Style.TITLE;
                    case 2 -> Style.HEADING;
                    default -> Style.SUBHEADING;
                };
        need(style.leading() * 2 + together);
        y -= style.leading() / 2;
        paragraph(tags.element("H" + level, tags.document()), text, style);
        y -= style.leading() / 5;
    }

    void paragraph(String text, Style style) throws IOException {
        paragraph(tags.element("P", tags.document()), text, style);
    }

    private void paragraph(COSDictionary element, String text, Style style) throws IOException {
        for (var line : lines(text, style, WIDTH)) {
            need(style.leading());
            y -= style.leading();
            mark(element);
            show(line, LEFT, y + style.leading() - style.size(), style);
            content.endMarkedContent();
        }
        y -= style.leading() / 3;
    }

    /** Lines of one element, below each other from a height on. */
    void block(
            COSDictionary element,
            List<String> lines,
            float x,
            float width,
            float top,
            Style style,
            boolean right)
            throws IOException {
        mark(element);
        var baseline = top - style.size();
        for (var line : lines) {
            show(line, right ? x + width - width(line, style) : x, baseline, style);
            baseline -= style.leading();
        }
        content.endMarkedContent();
    }

    /** The same as something that is not read, such as a head that was read before. */
    void ornament(List<String> lines, float x, float width, float top, Style style, boolean right)
            throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        var baseline = top - style.size();
        for (var line : lines) {
            show(line, right ? x + width - width(line, style) : x, baseline, style);
            baseline -= style.leading();
        }
        content.endMarkedContent();
    }

    void mark(COSDictionary element) throws IOException {
        content.beginMarkedContent(element.getCOSName(COSName.S), tags.mark(element, page));
    }

    void endMark() throws IOException {
        content.endMarkedContent();
    }

    /** Writes one line within what is marked. */
    void show(String text, float x, float baseline, Style style) throws IOException {
        var font = font(style);
        content.beginText();
        content.setFont(font.font(), style.size());
        content.setNonStrokingColor(style.color());
        content.newLineAtOffset(x, baseline);
        content.showText(font.printable(text));
        content.endText();
    }

    /** Draws within what is marked. */
    PDPageContentStream drawing() {
        return content;
    }

    void fill(float x, float bottom, float width, float height, Color color) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setNonStrokingColor(color);
        content.addRect(x, bottom, width, height);
        content.fill();
        content.endMarkedContent();
    }

    void rule(float height) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setStrokingColor(RULE);
        content.setLineWidth(0.5f);
        content.moveTo(LEFT, height);
        content.lineTo(RIGHT, height);
        content.stroke();
        content.endMarkedContent();
    }

    private PdfFont font(Style style) {
        return style.strong() ? bold : plain;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
