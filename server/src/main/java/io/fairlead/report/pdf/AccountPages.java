package io.fairlead.report.pdf;

import io.fairlead.report.pdf.PdfCharts.Point;
import io.fairlead.report.pdf.PdfTable.Column;
import io.fairlead.report.pdf.Sheets.Style;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An account: whose it is, what it holds and held, and what happened on it. */
final class AccountPages {

    private final PdfPages pages;
    private final PdfTexts texts;
    private final Sheets sheets;

    AccountPages(PdfPages pages) {
        this.pages = pages;
        this.texts = pages.texts();
        this.sheets = pages.sheets();
    }

    void write(JsonNode institution, JsonNode account) throws IOException {
        sheets.heading(
                2,
                "%s – %s %s"
                        .formatted(
                                FactList.text(institution, "name"),
                                FactList.text(account, "name"),
                                FactList.text(account, "number")),
                140);
        PdfTable.facts(sheets, facts(account).all());
        if (account.path("aggregationStatusCode").intValue() != 0) {
            sheets.paragraph(
                    texts.get(
                            "unread",
                            texts.day(pages.report().path("createdDate").longValue()),
                            account.path("aggregationStatusCode").intValue()),
                    Style.STRONG);
        }
        balances(account);
        positions(account.path("position"));
        new IncomePages(pages).streams(account.path("incomeStreams"));
        new CashFlowPages(pages).write(account);
        new AnalyticsPages(pages).write(account.path("analytics"));
        transactions("misc", account.path("miscDeposits"));
        transactions("transactions", account.path("transactions"));
    }

    private FactList facts(JsonNode account) {
        var facts =
                pages.facts(account)
                        .said(
                                "account.owner",
                                FactList.text(account, "ownerName").replace("|", ", "))
                        .text("account.address", "ownerAddress")
                        .said("account.type", texts.accountType(FactList.text(account, "type")))
                        .text("account.currency", "currency")
                        .amount(
                                "balance.current",
                                account.has("currentBalance") ? "currentBalance" : "balance")
                        .amount("balance.available", "availableBalance")
                        .day("balance.date", "balanceDate")
                        .amount("balance.average", "averageMonthlyBalance");
        var asset = account.path("asset");
        return facts.said("balance.two-months", amount(asset, "twoMonthAverage"))
                .said("balance.six-months", amount(asset, "sixMonthAverage"))
                .said("balance.beginning", amount(asset, "beginningBalance"))
                .day("account.oldest", "oldestTransactionDate")
                .number("nsf", "totNumberInsufficientFundsFeeDebitTxAccount")
                .number("nsf.two-months", "totNumberInsufficientFundsFeeDebitTxOver2MonthsAccount")
                .number("nsf.six-months", "totNumberInsufficientFundsFeeDebitTxOver6MonthsAccount")
                .number(
                        "nsf.last",
                        "totNumberDaysSinceMostRecentInsufficientFundsFeeDebitTxAccount");
    }

    private String amount(JsonNode node, String field) {
        var amount = FactList.amount(node, field);
        return amount == null ? "" : texts.amount(amount);
    }

    private void balances(JsonNode account) throws IOException {
        for (var known : pages.request().additions().path("accounts")) {
            if (known.path("id").equals(account.path("id")) && !known.path("balances").isEmpty()) {
                balances(LocalDate.parse(FactList.text(known, "from")), known.path("balances"));
            }
        }
    }

    private void balances(LocalDate first, JsonNode balances) throws IOException {
        var points = new ArrayList<Point>();
        var day = first;
        for (var balance : balances) {
            points.add(new Point(texts.day(day), balance.decimalValue()));
            day = day.plusDays(1);
        }
        var values = points.stream().map(Point::value).toList();
        sheets.heading(3, texts.get("balance.chart"), 100);
        pages.charts()
                .line(
                        texts.get(
                                "balance.chart.words",
                                points.getFirst().label(),
                                points.getLast().label(),
                                texts.amount(Collections.min(values)),
                                texts.amount(Collections.max(values)),
                                texts.amount(values.getLast())),
                        points);
    }

    private void positions(JsonNode positions) throws IOException {
        if (positions.isEmpty()) {
            return;
        }
        sheets.heading(3, texts.get("positions"), 40);
        var table =
                PdfTable.begin(
                        sheets,
                        List.of(
                                Column.text(texts.get("position.symbol"), 1.4f),
                                Column.text(texts.get("position.name"), 4.6f),
                                Column.number(texts.get("position.units"), 2),
                                Column.number(texts.get("position.price"), 2),
                                Column.number(texts.get("position.value"), 2)));
        for (var position : positions) {
            table.row(
                    FactList.text(position, "symbol"),
                    FactList.text(position, "securityName"),
                    FactList.text(position, "units"),
                    amount(position, "currentPrice"),
                    amount(position, "marketValue"));
        }
        table.end();
    }

    /** Employers are verified without amounts, so that there is no column for them. */
    void transactions(String heading, JsonNode transactions) throws IOException {
        if (transactions.isEmpty()) {
            return;
        }
        sheets.heading(3, texts.get(heading, transactions.size()), 50);
        var withAmounts = transactions.get(0).has("amount");
        var columns =
                new ArrayList<>(
                        List.of(
                                Column.text(texts.get("transaction.date"), 2),
                                Column.text(texts.get("transaction.description"), 6),
                                Column.text(texts.get("transaction.category"), 2.4f)));
        if (withAmounts) {
            columns.add(Column.number(texts.get("transaction.amount"), 2));
        }
        var table = PdfTable.begin(sheets, columns);
        for (var transaction : transactions) {
            table.row(cells(transaction, withAmounts));
        }
        table.end();
    }

    private List<String> cells(JsonNode transaction, boolean withAmounts) {
        var memo = FactList.text(transaction, "memo");
        var description = FactList.text(transaction, "description");
        var cells =
                new ArrayList<>(
                        List.of(
                                texts.day(transaction.path("postedDate").longValue()),
                                memo.isBlank() ? description : description + " / " + memo,
                                FactList.text(transaction, "category")));
        if (withAmounts) {
            var amount = FactList.amount(transaction, "amount");
            cells.add(texts.amount(amount == null ? BigDecimal.ZERO : amount));
        }
        return cells;
    }
}
