package io.fairlead.report.pdf;

import static io.fairlead.report.Deposits.ZONE;

import io.fairlead.report.FinBankHistories;
import io.fairlead.report.cashflow.CashFlow;
import io.fairlead.report.income.IncomeStream;
import io.fairlead.report.income.IncomeStreams;
import io.fairlead.report.income.IncomeSummary;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.DailyBalances;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import io.fairlead.shared.page.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports of FinBank's profiles, as their JSON is. */
final class PdfSamples {

    static final Instant MADE = Instant.parse("2026-11-20T18:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ReportWindow WINDOW = ReportWindow.before(MADE, Period.ofMonths(24), ZONE);

    private final List<AccountHistory> accounts;
    private final PostingKinds kinds;
    private final ObjectNode report;
    private final ObjectNode additions = JSON.createObjectNode();

    private PdfSamples(String type, String profile) {
        this.accounts = new FinBankHistories(LocalDate.of(2026, 11, 20)).of(profile);
        this.kinds = PostingKinds.of(accounts, ZONE);
        this.report = envelope(type);
        additions.putArray("accounts");
    }

    /** Everything that a report can have, in one. */
    static PdfSamples full(String profile) {
        var sample = new PdfSamples("voaHistory", profile);
        var streams = new ArrayList<IncomeStream>();
        for (var account : sample.accounts) {
            var node = sample.addAccount(account);
            sample.addIncome(account, node, streams);
            sample.addFlow(account, node);
            sample.addTransactions(account, node);
        }
        sample.report.set("income", JSON.valueToTree(IncomeSummary.of(streams)));
        sample.report.setAll(
                (ObjectNode)
                        JSON.valueToTree(CashFlow.summary(sample.accounts, sample.kinds, WINDOW)));
        return sample;
    }

    /** A report of one account with so many transactions. */
    static PdfSamples ofTransactions(int number) {
        var sample = new PdfSamples("transactions", "profile_101");
        var account = sample.accounts.getFirst();
        var transactions = sample.addAccount(account).putArray("transactions");
        for (var i = 0; i < number; i++) {
            transactions.add(
                    JSON.valueToTree(
                            ReportTransaction.of(
                                    account.postings().get(i % account.postings().size()))));
        }
        return sample;
    }

    ObjectNode report() {
        return report;
    }

    ObjectNode account(int index) {
        return (ObjectNode) report.path("institutions").path(0).path("accounts").path(index);
    }

    PdfRequest request(Language language) {
        return new PdfRequest(
                report,
                additions,
                "1",
                null,
                "31",
                "Harbor Loans LLC",
                MADE.plusSeconds(86_400),
                ZONE,
                language,
                PdfBrand.PLAIN);
    }

    private static ObjectNode envelope(String type) {
        var envelope =
                JSON.createObjectNode()
                        .put("id", "7hq2mzk4w9tc-" + type.toLowerCase(Locale.ROOT))
                        .put("portfolioId", "c5n8x1b3v7ld-4-port")
                        .put("requestId", "zt41mm9qxw")
                        .put("requesterName", "Harbor Loans")
                        .put("createdDate", MADE.getEpochSecond())
                        .put("title", "Fairlead Report")
                        .put("consumerSsn", "0042")
                        .put("type", type)
                        .put("startDate", WINDOW.start().getEpochSecond())
                        .put("endDate", WINDOW.end().getEpochSecond())
                        .put("days", WINDOW.days());
        envelope.putObject("endUser").put("name", "Harbor Homes").put("city", "Murray");
        envelope.putObject("consumerDetails")
                .put("firstName", "Zoë")
                .put("lastName", "Łukaszewicz-Nguyễn")
                .put("address", "434 W Ascension Way")
                .put("city", "Murray")
                .put("state", "UT")
                .put("zip", "84123");
        var fields = envelope.putObject("constraints").putArray("reportCustomFields");
        fields.addObject().put("label", "loanID").put("value", "12345").put("shown", true);
        fields.addObject().put("label", "branch").put("value", "hidden-777").put("shown", false);
        envelope.putArray("institutions")
                .addObject()
                .put("id", 102105)
                .put("name", "FinBank")
                .putArray("accounts");
        return envelope;
    }

    private ObjectNode addAccount(AccountHistory account) {
        var balances = DailyBalances.of(account, WINDOW);
        var node = JSON.createObjectNode().put("id", account.id());
        ((ArrayNode) report.path("institutions").path(0).path("accounts")).add(node);
        node.put("number", "XX" + account.id() + "111")
                .put("ownerName", "ZOË ŁUKASZEWICZ|JAMIE LEE CARTER")
                .put("name", "Everyday " + account.type())
                .put("type", account.type())
                .put("currency", "USD")
                .put("aggregationStatusCode", 0)
                .put("currentBalance", account.balance())
                .put("balanceDate", MADE.getEpochSecond())
                .put("averageMonthlyBalance", balances.averageMonthlyBalance());
        var known = additions.withArray("accounts").addObject().put("id", account.id());
        known.put("from", WINDOW.firstDay().toString());
        known.set(
                "balances",
                JSON.valueToTree(balances.between(WINDOW.firstDay(), WINDOW.lastDay())));
        return node;
    }

    private void addIncome(AccountHistory account, ObjectNode node, List<IncomeStream> streams) {
        var income = IncomeStreams.of(account, kinds, WINDOW, () -> "dens28i3vsch-voi1");
        node.set("incomeStreams", JSON.valueToTree(income.incomeStreams()));
        node.set("miscDeposits", JSON.valueToTree(income.miscDeposits()));
        streams.addAll(income.incomeStreams());
    }

    private void addFlow(AccountHistory account, ObjectNode node) {
        node.setAll((ObjectNode) JSON.valueToTree(CashFlow.of(account, kinds, WINDOW)));
    }

    private void addTransactions(AccountHistory account, ObjectNode node) {
        node.set(
                "transactions",
                JSON.valueToTree(
                        account.within(WINDOW).stream().map(ReportTransaction::of).toList()));
    }
}
