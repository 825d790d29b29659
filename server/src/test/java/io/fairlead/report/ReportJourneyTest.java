package io.fairlead.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.ReportedCustomer;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.support.WebhookReceiver.Request;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A report's way from its order to whoever gets it. */
@FairleadTest
class ReportJourneyTest {

    private final FairleadServer server;
    @AutoClose private final WebhookReceiver receiver = WebhookReceiver.started();

    ReportJourneyTest(FairleadServer server) {
        this.server = server;
    }

    /** The accounts of the profile are known, and stand in the sum of all kinds that count. */
    @Test
    void verifiesAssets() {
        var reported = ReportedCustomer.of(server, "profile_03");

        var report = reported.report("voa", Map.of("showNsf", true));

        assertThat(report.path("status").asString()).isEqualTo("success");
        assertThat(report.path("assets").path("currentBalance").decimalValue())
                .isEqualByComparingTo("407685.54");
        assertThat(report.path("seasoned").asBoolean()).isFalse();
        assertThat(report.path("days").asInt()).isBetween(59, 62);
        var accounts = accounts(report);
        assertThat(accounts).hasSize(5);
        assertThat(accounts)
                .allSatisfy(
                        account -> {
                            assertThat(account.path("aggregationStatusCode").asInt()).isZero();
                            assertThat(account.path("ownerName").asString()).isNotBlank();
                            assertThat(account.path("asset").has("twoMonthAverage")).isTrue();
                            assertThat(account.path("asset").has("sixMonthAverage")).isFalse();
                        });
        var sum =
                accounts.stream()
                        .map(account -> account.path("asset").path("currentBalance").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("407685.54");
    }

    /** What FinBank books for this person is known: pay on the 1st and 15th of every month. */
    @Test
    void verifiesIncome() {
        var reported = ReportedCustomer.of(server, "profile_101");

        var report = reported.report("voi", Map.of());

        var streams =
                accounts(report).stream()
                        .flatMap(account -> account.path("incomeStreams").valueStream())
                        .toList();
        assertThat(streams).hasSize(1);
        assertThat(streams.getFirst().path("name").asString()).isEqualTo("ABC LTD");
        var high = report.path("income").get(0);
        assertThat(high.path("confidenceType").asString()).isEqualTo("HIGH");
        assertThat(high.path("averageMonthlyIncomeNet").decimalValue())
                .isEqualByComparingTo("9582.92");
        assertThat(high.path("incomeEstimate").path("netAnnual").decimalValue())
                .isEqualByComparingTo("114995.04");
    }

    @Test
    void namesNoAmountWhereEmploymentIsVerified() {
        var reported = ReportedCustomer.of(server, "profile_101");

        var report = reported.report("voeTransactions", Map.of());

        assertThat(accounts(report).getFirst().path("incomeStreams").isEmpty()).isFalse();
        assertThat(report.toString())
                .doesNotContain("\"amount\"", "4791.46", "9582.92", "balance", "netAnnual");
    }

    /** Two fees of a month count, the overdraft fee does not; money lent is told apart. */
    @Test
    void countsFeesAndMoneyLent() {
        var reported = ReportedCustomer.of(server, "profile_04");

        var assets = reported.report("voa", Map.of("showNsf", true));
        var flow = reported.report("cashFlowPersonal", Map.of());

        assertThat(
                        accounts(assets)
                                .getFirst()
                                .path("totNumberInsufficientFundsFeeDebitTxOver2MonthsAccount")
                                .asInt())
                .isBetween(3, 5);
        var lent =
                flow.path("possibleLoanDeposits")
                        .get(0)
                        .path("institutions")
                        .get(0)
                        .path("accounts")
                        .get(0)
                        .path("transactions");
        assertThat(lent)
                .isNotEmpty()
                .allSatisfy(
                        deposit ->
                                assertThat(deposit.path("amount").decimalValue())
                                        .isEqualByComparingTo("255.00"));
        assertThat(flow.path("cashFlowCreditSummary").isMissingNode()).isFalse();
    }

    /** One order of events, ended once, in the words of the vendor. */
    @Test
    void tellsTheAddressThatTheCallHasNamed() {
        var reported = ReportedCustomer.of(server, "profile_02");
        var callback = URLEncoder.encode(receiver.url(), StandardCharsets.UTF_8);

        var ordered =
                reported.partner()
                        .api()
                        .post(
                                reported.generatePath("voa") + "?callbackUrl=" + callback,
                                Map.of(
                                        "reportCustomFields",
                                        List.of(Map.of("label", "loan", "value", "L-9"))))
                        .json();

        var events = receiver.awaitEvents(2).stream().map(Request::json).toList();
        assertThat(events)
                .extracting(event -> event.path("eventName").asString())
                .containsExactly("inProgress", "done");
        assertThat(events.getLast().toString())
                .isEqualTo(
                        ("{'eventName':'done','id':'%s','consumerId':'%s','consumerSsn':'1111','type':'voa',"
                                        + "'status':'success','portfolioId':'%s','customerId':%s,"
                                        + "'reportCustomFields':[{'label':'loan','value':'L-9','shown':true}]}")
                                .formatted(
                                        ordered.path("id").asString(),
                                        reported.consumer(),
                                        ordered.path("portfolioId").asString(),
                                        reported.customer())
                                .replace('\'', '"'));
        assertThat(receiver.events().getLast().headers())
                .containsKeys("webhook-id", "webhook-timestamp", "webhook-signature");
    }

    /** What a lender has seen once, it sees again. */
    @Test
    void neverChangesWhatWasMade() {
        var reported = ReportedCustomer.of(server, "profile_02");
        var report = reported.report("voa", Map.of());
        var id = report.path("id").asString();

        reported.partner()
                .api()
                .put(
                        "/decisioning/v1/consumers/" + reported.consumer(),
                        Map.of("lastName", "Another"));

        assertThat(reported.get(id).json()).isEqualTo(report);
        assertThat(report.path("consumerDetails").path("lastName").asString())
                .isEqualTo("Loanseeke");
    }

    /** A bank that refuses leaves its accounts in the report, with its status. */
    @Test
    void keepsAccountsThatCannotBeRead() {
        var reported = ReportedCustomer.of(server, "profile_108");

        var report = reported.report("transactions", Map.of());

        assertThat(report.path("status").asString()).isEqualTo("success");
        assertThat(accounts(report))
                .extracting(account -> account.path("aggregationStatusCode").asInt())
                .contains(913);
    }

    @Test
    void letsAnotherPartnerHaveItForTheSamePurpose() {
        var reported = ReportedCustomer.of(server, "profile_02");
        var report = reported.report("voa", Map.of());
        var id = report.path("id").asString();
        var other = server.newPartner().api();
        var partners = "/decisioning/v1/reports/" + id + "/partners";

        assertThat(other.post(partners, Map.of("purpose", "31")).status()).isEqualTo(404);
        assertThat(other.post("/decisioning/v3/reports/" + id, Map.of()).status()).isEqualTo(404);

        reported.partner()
                .api()
                .get(
                        "/decisioning/v3/customers/%s/reports/%s?purpose=31"
                                .formatted(reported.customer(), id));
        assertThat(other.post(partners, Map.of()).status()).isEqualTo(400);
        assertThat(other.post(partners, Map.of("purpose", "99")).status()).isEqualTo(404);
        assertThat(other.post(partners, Map.of("purpose", "31")).json()).isEqualTo(report);
        assertThat(other.post("/decisioning/v3/reports/" + id, Map.of("purpose", "31")).json())
                .isEqualTo(report);
    }

    @Test
    void forgetsReportsWithTheirCustomer() {
        var reported = ReportedCustomer.of(server, "profile_02");
        var report = reported.report("voa", Map.of());
        var api = reported.partner().api();
        var byConsumer =
                "/decisioning/v3/consumers/%s/reports/%s"
                        .formatted(reported.consumer(), report.path("id").asString());
        assertThat(api.get(byConsumer).status()).isEqualTo(200);

        assertThat(api.delete("/aggregation/v1/customers/" + reported.customer()).status())
                .isEqualTo(204);

        assertThat(api.get(byConsumer).status()).isEqualTo(404);
        assertThat(
                        api.post(
                                        "/decisioning/v3/reports/" + report.path("id").asString(),
                                        Map.of())
                                .status())
                .isEqualTo(404);
    }

    @Test
    void handsOnAStatement() {
        var reported = ReportedCustomer.of(server, "profile_03");
        var account = reported.accounts().getFirst().path("id").asString();

        var report =
                reported.report(
                        "statement",
                        Map.of(
                                "statementReportData",
                                Map.of("accountId", Long.parseLong(account), "statementIndex", 2)));

        assertThat(report.path("status").asString()).as(report.toString()).isEqualTo("success");
        var asset =
                reported.partner()
                        .api()
                        .get(
                                "/aggregation/v1/customers/%s/assets/%s"
                                        .formatted(
                                                reported.customer(),
                                                report.path("assetId").asString()));
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.body()).startsWith("%PDF");
    }

    /** With the same words as the vendor's: description and memo, amounts, categories. */
    @Test
    void listsTheTransactionsThatAreLookedFor() {
        var reported = ReportedCustomer.of(server, "profile_101");
        var all = transactions(reported.report("transactions", Map.of()));
        assertThat(all).hasSizeGreaterThan(20);

        var found =
                reported.report(
                        "transactions",
                        Map.of(
                                "findTransaction",
                                Map.of(
                                        "findTransactionAmountFrom",
                                        1,
                                        "findTransactionCategory",
                                        List.of("Paycheck"))));

        assertThat(transactions(found))
                .isNotEmpty()
                .allSatisfy(
                        transaction -> {
                            assertThat(transaction.path("category").asString())
                                    .isEqualTo("Paycheck");
                            assertThat(transaction.path("amount").decimalValue()).isPositive();
                        });
        assertThat(transactions(found).size()).isLessThan(all.size());
    }

    private static List<JsonNode> accounts(JsonNode report) {
        return report.path("institutions")
                .valueStream()
                .flatMap(bank -> bank.path("accounts").valueStream())
                .toList();
    }

    private static List<JsonNode> transactions(JsonNode report) {
        return accounts(report).stream()
                .flatMap(account -> account.path("transactions").valueStream())
                .toList();
    }

    @Test
    void finishesManyAtOnce() {
        var reported = ReportedCustomer.of(server, "profile_02");

        var ids =
                IntStream.range(0, 20)
                        .mapToObj(_ -> reported.generate("voa", Map.of()).text("id"))
                        .toList();

        Await.until(
                () ->
                        ids.stream()
                                .allMatch(id -> reported.get(id).text("status").equals("success")));
    }
}
