package io.fairlead.report.pdf;

import io.fairlead.report.pdf.PdfTable.Column;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Attributes over time, of an account or of all. */
final class AnalyticsPages {

    private static final List<String> STATISTICS = List.of("sum", "min", "max", "mean", "median");
    private static final List<String> STATES =
            List.of("beginningValue", "endingValue", "min", "max", "mean");

    private final PdfTexts texts;
    private final Sheets sheets;

    AnalyticsPages(PdfPages pages) {
        this.texts = pages.texts();
        this.sheets = pages.sheets();
    }

    /** Of all accounts; nothing in reports of other kinds. */
    void summary(JsonNode analytics) throws IOException {
        if (!analytics.isMissingNode()) {
            sheets.heading(2, texts.get("analytics"), 100);
            write(analytics);
        }
    }

    /** Of one account. */
    void write(JsonNode analytics) throws IOException {
        for (var attribute : analytics.path("stateAttributes")) {
            write(attribute, attribute.path("reportedByTimePeriods"), STATES);
        }
        for (var attribute : analytics.path("transactionalAttributes")) {
            write(attribute, attribute.path("aggregatedByTimePeriods"), STATISTICS);
        }
    }

    private void write(JsonNode attribute, JsonNode intervals, List<String> figures)
            throws IOException {
        for (var interval : intervals) {
            sheets.heading(
                    3,
                    "%s – %s"
                            .formatted(
                                    name("attribute", attribute, "attributeName"),
                                    name("interval", interval, "timeIntervalType")),
                    60);
            var table = PdfTable.begin(sheets, columns(figures));
            for (var period : interval.path("periods")) {
                table.row(cells(period, figures));
            }
            table.end();
        }
    }

    /** The text for a name of the JSON; the name itself where it has none. */
    private String name(String prefix, JsonNode node, String field) {
        var name = FactList.text(node, field);
        var key = prefix + "." + name;
        return texts.has(key) ? texts.get(key) : name;
    }

    private List<Column> columns(List<String> figures) {
        var columns = new ArrayList<Column>();
        columns.add(Column.text(texts.get("analytics.from"), 2));
        columns.add(Column.text(texts.get("analytics.to"), 2));
        columns.add(Column.number(texts.get("flow.count"), 1.2f));
        figures.forEach(
                figure -> columns.add(Column.number(texts.get("analytics." + figure), 2.2f)));
        return columns;
    }

    private String[] cells(JsonNode period, List<String> figures) {
        var cells = new ArrayList<String>();
        cells.add(texts.day(LocalDate.parse(FactList.text(period, "startDate"))));
        cells.add(texts.day(LocalDate.parse(FactList.text(period, "endDate"))));
        cells.add(FactList.text(period, "count"));
        for (var figure : figures) {
            var amount = FactList.amount(period, figure);
            cells.add(amount == null ? "" : texts.amount(amount));
        }
        return cells.toArray(String[]::new);
    }
}
