package io.fairlead.report.pdf;

import io.fairlead.report.pdf.PdfCharts.Point;
import io.fairlead.report.pdf.PdfTable.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came and went, month by month, of an account or of all. */
final class CashFlowPages {

    private final PdfPages pages;
    private final PdfTexts texts;
    private final Sheets sheets;

    CashFlowPages(PdfPages pages) {
        this.pages = pages;
        this.texts = pages.texts();
        this.sheets = pages.sheets();
    }

    /** Of one account. */
    void write(JsonNode account) throws IOException {
        write(
                3,
                account.path("cashFlowBalance").path("monthlyCashFlowBalances"),
                account.path("cashFlowCredit").path("monthlyCashFlowCredits"),
                account.path("cashFlowDebit").path("monthlyCashFlowDebits"),
                account.path("cashFlowCharacteristic"),
                "monthlyCashFlowCharacteristics");
    }

    /** Of all accounts. */
    void summary() throws IOException {
        var report = pages.report();
        write(
                2,
                report.path("cashFlowBalanceSummary").path("monthlyCashFlowBalanceSummaries"),
                report.path("cashFlowCreditSummary").path("monthlyCashFlowCreditSummaries"),
                report.path("cashFlowDebitSummary").path("monthlyCashFlowDebitSummaries"),
                report.path("cashFlowCharacteristicsSummary"),
                "monthlyCashFlowCharacteristicsSummaries");
    }

    /** The money that may have been lent. */
    void loans() throws IOException {
        for (var possible : pages.report().path("possibleLoanDeposits")) {
            for (var institution : possible.path("institutions")) {
                for (var account : institution.path("accounts")) {
                    sheets.heading(
                            2,
                            texts.get(
                                    "flow.loans",
                                    FactList.text(account, "name"),
                                    FactList.text(account, "number")),
                            60);
                    new AccountPages(pages)
                            .transactions("transactions", account.path("transactions"));
                }
            }
        }
    }

    private void write(
            int level,
            JsonNode balances,
            JsonNode credits,
            JsonNode debits,
            JsonNode net,
            String monthly)
            throws IOException {
        if (credits.isEmpty()) {
            return;
        }
        sheets.heading(level, texts.get("flow"), 140);
        PdfTable.facts(
                sheets,
                pages.facts(net)
                        .amount("flow.average", "averageMonthlyNet")
                        .amount("flow.average-own", "averageMonthlyNetLessTransfers")
                        .amount("flow.year", "twelveMonthTotalNet")
                        .amount("flow.year-own", "twelveMonthTotalNetLessTransfers")
                        .all());
        chart(net.path(monthly));
        var table = PdfTable.begin(sheets, columns());
        for (var i = 0; i < credits.size(); i++) {
            table.row(
                    texts.month(credits.get(i).path("month").longValue()),
                    amount(credits.get(i), "totalCreditsAmount"),
                    FactList.text(credits.get(i), "numberOfCredits"),
                    amount(debits.get(i), "totalDebitsAmount"),
                    FactList.text(debits.get(i), "numberOfDebits"),
                    amount(net.path(monthly).get(i), "totalCreditsLessTotalDebits"),
                    amount(balances.get(i), "averageDailyBalance"),
                    FactList.text(balances.get(i), "numberOfDaysNegativeBalance"));
        }
        table.end();
    }

    private void chart(JsonNode months) throws IOException {
        var points = new ArrayList<Point>();
        for (var month : months) {
            points.add(
                    new Point(
                            texts.month(month.path("month").longValue()),
                            month.path("totalCreditsLessTotalDebits").decimalValue()));
        }
        pages.charts()
                .bars(
                        texts.get(
                                "flow.chart.words",
                                points.getFirst().label(),
                                points.getLast().label()),
                        points);
    }

    private List<Column> columns() {
        return List.of(
                Column.text(texts.get("month"), 2),
                Column.number(texts.get("flow.credits"), 2.4f),
                Column.number(texts.get("flow.count"), 1.2f),
                Column.number(texts.get("flow.debits"), 2.4f),
                Column.number(texts.get("flow.count"), 1.2f),
                Column.number(texts.get("flow.net"), 2.4f),
                Column.number(texts.get("flow.balance"), 2.4f),
                Column.number(texts.get("flow.negative"), 1.8f));
    }

    private String amount(JsonNode node, String field) {
        var amount = FactList.amount(node, field);
        return amount == null ? "" : texts.amount(amount);
    }
}
