package io.fairlead.report.pdf;

import io.fairlead.report.pdf.PdfTable.Column;
import io.fairlead.report.pdf.Sheets.Style;
import java.awt.Color;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import tools.jackson.databind.JsonNode;

/** Who has asked for what and why, about whom, and what it comes to. */
final class CoverPage {

    /** What analytics are of has a title; for whom and what they are is said elsewhere. */
    private static final Pattern ANALYTICS = Pattern.compile("^(bar|cfr)[pb](cra|noncra|ftc)$");

    private static final float BAND = 4;
    private static final float LOGO = 30;
    private static final float LONGEST_LOGO = 180;

    private final PdfPages pages;
    private final PdfTexts texts;
    private final JsonNode report;

    CoverPage(PdfPages pages) {
        this.pages = pages;
        this.texts = pages.texts();
        this.report = pages.report();
    }

    void write(PDDocument pdf, Color accent) throws IOException {
        brand(pdf, accent);
        pages.sheets().heading(1, title(), 0);
        PdfTable.facts(pages.sheets(), order().all());
        customFields();
        borrower();
        assets();
        accounts();
    }

    /** The title by the report's type, or else as the JSON has it. */
    String title() {
        var key = "title." + ANALYTICS.matcher(FactList.text(report, "type")).replaceFirst("$1");
        return texts.has(key) ? texts.get(key) : FactList.text(report, "title");
    }

    private void brand(PDDocument pdf, Color accent) throws IOException {
        var sheets = pages.sheets();
        var brand = pages.request().brand();
        sheets.fill(Sheets.LEFT, sheets.y() - BAND, Sheets.WIDTH, BAND, accent);
        sheets.down(BAND + 10);
        var name = brand.name() == null ? FactList.text(report, "requesterName") : brand.name();
        if (brand.logo() == null) {
            sheets.paragraph(name, Style.HEADING.in(accent));
        } else {
            logo(PDImageXObject.createFromByteArray(pdf, brand.logo(), "logo"), name);
        }
    }

    private void logo(PDImageXObject picture, String name) throws IOException {
        var sheets = pages.sheets();
        var scale = Math.min(LOGO / picture.getHeight(), LONGEST_LOGO / (float) picture.getWidth());
        var width = picture.getWidth() * scale;
        var height = picture.getHeight() * scale;
        var bottom = sheets.y() - height;
        sheets.mark(
                sheets.tags().figure(name, Sheets.LEFT, bottom, Sheets.LEFT + width, sheets.y()));
        sheets.drawing().drawImage(picture, Sheets.LEFT, bottom, width, height);
        sheets.endMark();
        sheets.down(height + 6);
    }

    private FactList order() {
        var request = pages.request();
        var created = Instant.ofEpochSecond(report.path("createdDate").longValue());
        var facts =
                pages.facts(report)
                        .text("requester", "requesterName")
                        .said("end-user", endUser(report.path("endUser")))
                        .said("behalf", request.onBehalfOf() == null ? "" : request.onBehalfOf())
                        .said("purpose", purpose())
                        .text("id", "id")
                        .text("request", "requestId")
                        .text("portfolio", "portfolioId")
                        .said("created", texts.moment(created));
        if (!day(created).equals(day(request.retrievedAt()))) {
            facts.said("retrieved", texts.moment(request.retrievedAt()));
        }
        if (report.path("startDate").isNumber()) {
            facts.said(
                    "period",
                    texts.get(
                            "period.value",
                            texts.day(report.path("startDate").longValue()),
                            texts.day(report.path("endDate").longValue()),
                            report.path("days").intValue()));
        }
        return facts.said("rules", request.rules());
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, pages.request().zone());
    }

    private static String endUser(JsonNode user) {
        return String.join(
                ", ",
                List.of("name", "address", "city", "state", "zip", "phone", "url").stream()
                        .map(field -> FactList.text(user, field))
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    private String purpose() {
        var code = pages.request().purpose();
        if (code == null) {
            return "";
        }
        var key = "purpose." + code;
        return texts.has(key) ? code + " – " + texts.get(key) : code;
    }

    /** Those that the partner has hidden are in the JSON only. */
    private void customFields() throws IOException {
        var facts = pages.facts(report);
        for (var field : report.path("constraints").path("reportCustomFields")) {
            if (field.path("shown").asBoolean(true)) {
                facts.named(FactList.text(field, "label"), FactList.text(field, "value"));
            }
        }
        section("fields", facts);
    }

    private void borrower() throws IOException {
        var consumer = report.path("consumerDetails");
        var digits = FactList.text(report, "consumerSsn");
        section(
                "borrower",
                pages.facts(consumer)
                        .joined("borrower.name", " ", "firstName", "middleName", "lastName")
                        .joined("borrower.address", ", ", "address", "city", "state", "zip")
                        .text("borrower.phone", "phone")
                        .text("borrower.email", "email")
                        .said("borrower.ssn", digits.isEmpty() ? "" : "•••-••-" + digits));
    }

    private void assets() throws IOException {
        section(
                "assets",
                pages.facts(report.path("assets"))
                        .amount("balance.current", "currentBalance")
                        .amount("balance.available", "availableBalance")
                        .amount("balance.two-months", "twoMonthAverage")
                        .amount("balance.six-months", "sixMonthAverage")
                        .amount("balance.beginning", "beginningBalance"));
    }

    private void section(String key, FactList facts) throws IOException {
        if (!facts.all().isEmpty()) {
            pages.sheets().heading(2, texts.get(key), 40);
            PdfTable.facts(pages.sheets(), facts.all());
        }
    }

    private void accounts() throws IOException {
        if (report.path("institutions").isEmpty()) {
            return;
        }
        pages.sheets().heading(2, texts.get("accounts"), 60);
        var table =
                PdfTable.begin(
                        pages.sheets(),
                        List.of(
                                Column.text(texts.get("institution"), 3),
                                Column.text(texts.get("account"), 3),
                                Column.text(texts.get("account.number"), 1.6f),
                                Column.text(texts.get("account.type"), 2.2f),
                                Column.number(texts.get("balance.current"), 2.2f)));
        for (var institution : report.path("institutions")) {
            for (var account : institution.path("accounts")) {
                table.row(
                        FactList.text(institution, "name"),
                        FactList.text(account, "name"),
                        FactList.text(account, "number"),
                        texts.accountType(FactList.text(account, "type")),
                        balance(account));
            }
        }
        table.end();
    }

    private String balance(JsonNode account) {
        if (account.path("aggregationStatusCode").intValue() != 0) {
            return texts.get("unread.short");
        }
        var current = FactList.amount(account, "currentBalance");
        var balance = current == null ? FactList.amount(account, "balance") : current;
        return balance == null ? "" : texts.amount(balance);
    }
}
