package io.fairlead.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.page.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class ReportPdfTest {

    private static final byte[] EMPLOYEE = employee();

    private static byte[] employee() {
        try {
            return bytes(PdfSamples.full("profile_101").request(Language.EN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsWhoHasAskedForWhatAndWhy() throws IOException {
        assertThat(text(EMPLOYEE, 1))
                .contains("Verification of assets and income")
                .contains("Requested by Harbor Loans")
                .contains("Harbor Loans LLC")
                .contains("31 – Extension of credit")
                .contains("7hq2mzk4w9tc-voahistory")
                .contains("November 20, 2026")
                .contains("Zoë Łukaszewicz-Nguyễn")
                .contains("•••-••-0042");
    }

    /** What the partner hides is in the JSON only. */
    @Test
    void showsTheCustomFieldsThatAreToBeShown() throws IOException {
        var text = allText(EMPLOYEE);

        assertThat(text)
                .contains("loanID 12345")
                .doesNotContain("hidden-777")
                .doesNotContain("branch");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isReadableForThoseWhoCannotSee(Language language) throws IOException, VeraPDFException {
        assertThat(violations(bytes(PdfSamples.full("profile_04").request(language)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void speaksTheLanguageOfItsReaders(Language language) throws IOException {
        try (var pdf = Loader.loadPDF(bytes(PdfSamples.ofTransactions(1).request(language)))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            switch (language) {
                                case EN -> "Page 1 of";
                                case ES -> "Página 1 de";
                                case FR -> "Page 1 sur";
                            });
        }
    }

    @Test
    void bringsItsFontsWithIt() throws IOException {
        try (var pdf = Loader.loadPDF(EMPLOYEE)) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void saysOnEachPageWhichReportAndWhichRulesItIsOf() throws IOException {
        var request = PdfSamples.ofTransactions(300).request(Language.EN);
        try (var pdf = Loader.loadPDF(bytes(request))) {
            var count = pdf.getNumberOfPages();
            assertThat(count).isGreaterThan(5);
            for (var number = 1; number <= count; number++) {
                assertThat(text(pdf, number))
                        .contains("7hq2mzk4w9tc-transactions")
                        .contains("Rules version 1")
                        .contains("Page %d of %d".formatted(number, count));
            }
        }
    }

    @Test
    void repeatsTheHeadOfATableOnEachOfItsPagesAndHasItReadOnce() throws IOException {
        var bytes = bytes(PdfSamples.ofTransactions(300).request(Language.EN));
        try (var pdf = Loader.loadPDF(bytes)) {
            assertThat(text(pdf, 3)).contains("Description and memo");
            assertThat(text(pdf, 4)).contains("Description and memo");
        }
        assertThat(Structure.of(bytes).count("TH", "Column")).isEqualTo(5 + 4);
        assertThat(Structure.of(bytes).count("TR", null)).isGreaterThan(300);
    }

    /** 40,000 transactions, and a heap of the tests that has room for other things, too. */
    @Test
    void isRightOnAThousandPages() throws IOException {
        try (var pdf =
                Loader.loadPDF(bytes(PdfSamples.ofTransactions(40_000).request(Language.EN)))) {
            var count = pdf.getNumberOfPages();
            assertThat(count).isGreaterThan(1_000);
            assertThat(text(pdf, count)).contains("Page %1$,d of %1$,d".formatted(count));
        }
    }

    @Test
    void saysWhichAccountCouldNotBeRead() throws IOException, VeraPDFException {
        var sample = PdfSamples.ofTransactions(0);
        sample.account(0).put("aggregationStatusCode", 913).remove(List.of("currentBalance"));
        var request = sample.request(Language.EN);

        assertThat(allText(bytes(request)))
                .contains("could not be read on Nov 20, 2026 (status 913)")
                .contains("not read");
        assertThat(violations(bytes(request))).isEmpty();
    }

    /** Names from everywhere, what no font has, and words without an end. */
    @Test
    void bearsWhateverBanksWrite() throws IOException, VeraPDFException {
        var sample = PdfSamples.ofTransactions(1);
        sample.account(0)
                .put("name", "Çağrı Şimşek – Őrült \u0000\u202e名前\ud83d\ude00 <b>&amp;</b>")
                .put("ownerName", "W".repeat(400));
        var request = sample.request(Language.EN);

        assertThat(allText(bytes(request)))
                .contains("Çağrı Şimşek – Őrült ")
                .contains("<b>&amp;</b>");
        assertThat(violations(bytes(request))).isEmpty();
    }

    @Test
    void showsThePartnersLogoAndColour() throws IOException, VeraPDFException {
        var request = branded(new PdfBrand("Harbor", "#7a1f0b", png()));

        assertThat(violations(bytes(request))).isEmpty();
        try (var pdf = Loader.loadPDF(bytes(request))) {
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    /** Its pages are those of the bank, so that they have none of our numbers. */
    @Test
    void letsTheBanksOwnPagesFollow() throws IOException {
        var bank = bytes(PdfSamples.ofTransactions(1).request(Language.ES));
        var own = PdfSamples.ofTransactions(0).request(Language.EN);
        var request =
                new PdfRequest(
                        own.report(),
                        own.additions(),
                        own.rules(),
                        bank,
                        null,
                        null,
                        own.retrievedAt(),
                        own.zone(),
                        own.language(),
                        own.brand());

        try (var pdf = Loader.loadPDF(bytes(request))) {
            assertThat(text(pdf, 1)).contains("Page 1 of");
            assertThat(text(pdf, pdf.getNumberOfPages()))
                    .contains("Página")
                    .doesNotContain("Page ");
        }
    }

    private static PdfRequest branded(PdfBrand brand) {
        var plain = PdfSamples.ofTransactions(1).request(Language.EN);
        return new PdfRequest(
                plain.report(),
                plain.additions(),
                plain.rules(),
                null,
                plain.purpose(),
                plain.onBehalfOf(),
                plain.retrievedAt(),
                plain.zone(),
                plain.language(),
                brand);
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(120, 40, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static List<String> violations(byte[] pdf) throws IOException, VeraPDFException {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isPositive();
            return result.getTestAssertions().stream()
                    .filter(found -> found.getStatus() == TestAssertion.Status.FAILED)
                    .map(found -> found.getRuleId().getClause() + " " + found.getMessage())
                    .distinct()
                    .toList();
        }
    }

    private static String text(byte[] bytes, int page) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            return text(pdf, page);
        }
    }

    private static String allText(byte[] bytes) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    static byte[] bytes(PdfRequest request) throws IOException {
        var output = new ByteArrayOutputStream();
        ReportPdf.write(request, output);
        return output.toByteArray();
    }
}
