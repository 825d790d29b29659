package io.fairlead.report.pdf;

import io.fairlead.report.pdf.Sheets.Style;
import io.fairlead.shared.page.Texts;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Writes a report on pages, as lenders file them. */
public final class ReportPdf {

    private final PdfRequest request;
    private final PdfTexts texts;

    private ReportPdf(PdfRequest request) {
        this.request = request;
        this.texts = new PdfTexts(Texts.of(request.language()), request.zone());
    }

    /**
     * Writes the document of a finished report.
     *
     * @throws IOException when the output takes no more, or the bank's pages cannot be read
     */
    public static void write(PdfRequest request, OutputStream output) throws IOException {
        new ReportPdf(request).write(output);
    }

    private void write(OutputStream output) throws IOException {
        try (var pdf = new PDDocument();
                var bank = bankPages()) {
            var plain = PdfFont.load(pdf, "NotoSans-Regular");
            var tags = new Tags(pdf);
            var title = writePages(pdf, tags, plain);
            var document = new PdfDocument(pdf, plain);
            document.number(List.of(title, text("id")), foot());
            document.describe(
                    title + " " + text("id"),
                    texts.languageTag(),
                    Instant.ofEpochSecond(request.report().path("createdDate").longValue()));
            tags.finish();
            append(pdf, bank);
            document.write(output);
        }
    }

    private String writePages(PDDocument pdf, Tags tags, PdfFont plain) throws IOException {
        try (var sheets = new Sheets(pdf, tags, plain, PdfFont.load(pdf, "NotoSans-Bold"))) {
            var accent = Color.decode(request.brand().accent());
            var pages = new PdfPages(request, sheets, texts, new PdfCharts(sheets, texts, accent));
            var cover = new CoverPage(pages);
            cover.write(pdf, accent);
            new IncomePages(pages).summary(request.report().path("income"));
            var flow = new CashFlowPages(pages);
            flow.summary();
            new AnalyticsPages(pages).summary(request.report().path("customerAnalytics"));
            for (var institution : request.report().path("institutions")) {
                for (var account : institution.path("accounts")) {
                    new AccountPages(pages).write(institution, account);
                }
            }
            flow.loans();
            sheets.heading(2, texts.get("notes"), 60);
            for (var note : List.of("notes.use", "notes.dispute", "notes.masks", "notes.rules")) {
                sheets.paragraph(texts.get(note), Style.NOTE);
            }
            return cover.title();
        }
    }

    private PdfDocument.PageNumbers foot() {
        return new PdfDocument.PageNumbers() {
            @Override
            public String foot() {
                return texts.get("foot", request.rules());
            }

            @Override
            public String page(int number, int count) {
                return texts.get("page", number, count);
            }
        };
    }

    private @Nullable PDDocument bankPages() throws IOException {
        return request.statement() == null ? null : Loader.loadPDF(request.statement());
    }

    /** A bank's pages follow as they are; their tags, if there are any, belong to another tree. */
    private static void append(PDDocument pdf, @Nullable PDDocument bank) throws IOException {
        if (bank != null) {
            for (var page : bank.getPages()) {
                pdf.importPage(page).getCOSObject().removeItem(COSName.STRUCT_PARENTS);
            }
        }
    }

    private String text(String field) {
        return FactList.text(request.report(), field);
    }
}
