package io.fairlead.report.pdf;

import io.fairlead.report.pdf.PdfCharts.Point;
import io.fairlead.report.pdf.PdfTable.Column;
import io.fairlead.report.pdf.Sheets.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Income: its sums by confidence, and each stream. */
final class IncomePages {

    private final PdfPages pages;
    private final PdfTexts texts;
    private final Sheets sheets;

    IncomePages(PdfPages pages) {
        this.pages = pages;
        this.texts = pages.texts();
        this.sheets = pages.sheets();
    }

    /** What all streams of all accounts come to. */
    void summary(JsonNode income) throws IOException {
        if (income.isEmpty()) {
            return;
        }
        sheets.heading(2, texts.get("income"), 190);
        sheets.paragraph(texts.get("income.estimate"), Style.NOTE);
        for (var degree : income) {
            sheets.heading(3, texts.get("income.degree", confidence(degree, "confidenceType")), 60);
            PdfTable.facts(sheets, worth(degree.path("incomeEstimate"), degree).all());
            months(degree.path("netMonthly"));
        }
    }

    void streams(JsonNode streams) throws IOException {
        for (var stream : streams) {
            sheets.heading(3, texts.get("stream", FactList.text(stream, "name")), 100);
            PdfTable.facts(sheets, facts(stream).all());
            PdfTable.facts(sheets, worth(stream, stream).all());
            months(stream.path("netMonthly"));
            new AccountPages(pages).transactions("stream.deposits", stream.path("transactions"));
        }
    }

    private FactList facts(JsonNode stream) {
        var cadence = stream.path("cadence");
        var status = FactList.text(stream, "status");
        return pages.facts(stream)
                .said(
                        "stream.status",
                        texts.get("ACTIVE".equals(status) ? "stream.active" : "stream.inactive"))
                .said(
                        "stream.confidence",
                        texts.get(
                                "stream.confidence.value",
                                stream.path("confidence").intValue(),
                                confidence(stream, "estimateInclusion")))
                .said(
                        "stream.cadence",
                        texts.get("stream.cadence.value", cadence.path("days").intValue()))
                .said("stream.first", texts.day(cadence.path("startDate").longValue()))
                .number("stream.months", "incomeStreamMonths")
                .day("stream.next", "nextExpectedTransactionDate")
                .number("stream.since", "daysSinceLastTransaction");
    }

    private String confidence(JsonNode node, String field) {
        var key = "confidence." + FactList.text(node, field);
        return texts.has(key) ? texts.get(key) : FactList.text(node, field);
    }

    private FactList worth(JsonNode year, JsonNode month) {
        var facts =
                pages.facts(year)
                        .amount("income.net", "netAnnual")
                        .amount("income.projected", "projectedNetAnnual")
                        .amount("income.gross", "estimatedGrossAnnual")
                        .amount("income.gross-projected", "projectedGrossAnnual");
        for (var field : List.of("averageMonthlyIncomeNet", "averageMonthlyIncomeGross")) {
            var amount = FactList.amount(month, field);
            if (amount != null) {
                facts.said("income." + field, texts.amount(amount));
            }
        }
        return facts;
    }

    private void months(JsonNode months) throws IOException {
        if (months.isEmpty()) {
            return;
        }
        var points = new ArrayList<Point>();
        for (var month : months) {
            points.add(
                    new Point(
                            texts.month(month.path("month").longValue()),
                            month.path("net").decimalValue()));
        }
        pages.charts()
                .bars(
                        texts.get(
                                "income.chart.words",
                                points.getFirst().label(),
                                points.getLast().label()),
                        points);
        var table =
                PdfTable.begin(
                        sheets,
                        List.of(
                                Column.text(texts.get("month"), 2),
                                Column.number(texts.get("income.month.net"), 2),
                                Column.number(texts.get("income.month.gross"), 2)));
        for (var month : months) {
            var gross = FactList.amount(month, "gross");
            table.row(
                    texts.month(month.path("month").longValue()),
                    texts.amount(month.path("net").decimalValue()),
                    gross == null ? "" : texts.amount(gross));
        }
        table.end();
    }
}
