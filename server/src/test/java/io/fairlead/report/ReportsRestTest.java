package io.fairlead.report;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FinBankInstitutions;
import io.fairlead.support.ReportedCustomer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Ordering reports, finding them again, and what is refused. */
@FairleadTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsRestTest {

    private final FairleadServer server;

    /** For tests that do not mind what others order. */
    private final ReportedCustomer shared;

    ReportsRestTest(FairleadServer server) {
        this.server = server;
        this.shared = ReportedCustomer.of(server, "profile_03");
    }

    /** The order of the members is that of a recorded answer. */
    @Test
    void acknowledgesAnOrderAtOnce() {
        var reported = ReportedCustomer.of(server, "profile_03");

        var ordered = reported.generate("voa", Map.of());

        assertThat(ordered.status()).as(ordered.body()).isEqualTo(202);
        var json = ordered.json();
        assertThat(json.propertyNames())
                .containsExactly(
                        "id",
                        "portfolioId",
                        "customerType",
                        "customerId",
                        "requestId",
                        "requesterName",
                        "createdDate",
                        "title",
                        "consumerId",
                        "consumerSsn",
                        "constraints",
                        "type",
                        "status");
        assertThat(json.path("id").asString()).matches("[0-9a-z]{12}");
        assertThat(json.path("portfolioId").asString()).matches("[0-9a-z]{12}-1-port");
        assertThat(json.path("requestId").asString()).matches("[0-9a-z]{10}");
        assertThat(json.path("customerType").asString()).isEqualTo("testing");
        assertThat(json.path("customerId").isNumber()).isTrue();
        assertThat(json.path("consumerSsn").asString()).isEqualTo("1111");
        assertThat(json.path("constraints").isEmpty()).isTrue();
        assertThat(json.path("type").asString()).isEqualTo("voa");
        assertThat(json.path("status").asString()).isEqualTo("inProgress");
    }

    @ParameterizedTest
    @CsvSource({
        "voa, voa, ''",
        "voaHistory, voaHistory, ''",
        "preQualVoa, preQualVoa, -prequalvoa",
        "assetSummary, assetSummary, -assetsummary",
        "voi, voi, -voi",
        "voeTransactions, voeTransactions, -voetransactions",
        "cashFlowBusiness, cfrb, -cfrb",
        "cashFlowPersonal, cfrp, -cfrp",
        "transactions, transactions, -transactions"
    })
    void makesEachKind(String path, String type, String ending) {
        var reported = shared;

        var report = reported.report(path, Map.of());

        assertThat(report.path("status").asString()).isEqualTo("success");
        assertThat(report.path("type").asString()).isEqualTo(type);
        assertThat(report.path("id").asString()).matches("[0-9a-z]{12}" + ending);
        assertThat(report.path("institutions").size()).isEqualTo(1);
        assertThat(report.has("consumerId"))
                .isEqualTo(!type.equals("assetSummary") && !type.equals("cfrb"));
    }

    @Test
    void repeatsWhatWasAskedFor() {
        var reported = shared;
        var first = reported.accounts().getFirst().path("id").asString();
        var second = reported.accounts().get(1).path("id").asString();

        var ordered =
                reported.generate(
                        "voa",
                        Map.of(
                                "accountIds",
                                first + " " + second,
                                "fromDate",
                                1_780_000_000L,
                                "showNsf",
                                "True",
                                "incomeStreamConfidenceMinimum",
                                50,
                                "reportCustomFields",
                                List.of(
                                        Map.of("label", "loanID", "value", 12),
                                        Map.of("label", "x", "value", "y", "shown", false))));

        assertThat(ordered.json().path("constraints").toString())
                .isEqualTo(
                        ("{'accountIds':['%s','%s'],'reportCustomFields':[{'label':'loanID','value':'12','shown':true},"
                                        + "{'label':'x','value':'y','shown':false}],'showNsf':true,'fromDate':1780000000}")
                                .formatted(first, second)
                                .replace('\'', '"'));
    }

    @Test
    void findsAReportByCustomerAndByConsumerInEveryVersion() {
        var reported = shared;
        var report = reported.report("voa", Map.of());
        var id = report.path("id").asString();

        for (var version : List.of("v1", "v3", "v4")) {
            assertThat(read(reported, version + "/customers/" + reported.customer(), id))
                    .isEqualTo(report);
            assertThat(read(reported, version + "/consumers/" + reported.consumer(), id))
                    .isEqualTo(report);
        }
        var byId =
                reported.partner()
                        .api()
                        .post("/decisioning/v3/reports/" + id, Map.of("purpose", "1W"));
        assertThat(byId.json()).isEqualTo(report);
    }

    private static JsonNode read(ReportedCustomer reported, String owner, String id) {
        var answer =
                reported.partner()
                        .api()
                        .get(
                                "/decisioning/%s/reports/%s?onBehalfOf=Someone&purpose=99"
                                        .formatted(owner, id));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void listsTheLatestFirst() {
        var reported = ReportedCustomer.of(server, "profile_02");
        var voa = reported.report("voa", Map.of()).path("id").asString();
        var summary = reported.report("assetSummary", Map.of()).path("id").asString();

        var ofCustomer = list(reported, "customers/" + reported.customer());
        var ofConsumer = list(reported, "consumers/" + reported.consumer());

        assertThat(ids(ofCustomer)).containsExactly(summary, voa);
        assertThat(ids(ofConsumer)).containsExactly(voa);
        assertThat(ofConsumer.getFirst().propertyNames())
                .containsExactly(
                        "id",
                        "requestId",
                        "requesterName",
                        "createdDate",
                        "consumerId",
                        "consumerSsn",
                        "constraints",
                        "type",
                        "status");
    }

    /** One more for each call, and each keeps what was newest then. */
    @Test
    void keepsPortfoliosByBatches() {
        var reported = ReportedCustomer.of(server, "profile_02");
        var first = reported.report("voa", Map.of());
        var other = reported.report("preQualVoa", Map.of());
        var second = reported.report("voa", Map.of());

        assertThat(first.path("portfolioId").asString()).endsWith("-1-port");
        assertThat(second.path("portfolioId").asString())
                .isEqualTo(first.path("portfolioId").asString().replace("-1-", "-3-"));
        assertThat(ids(portfolio(reported, first))).containsExactly(id(first));
        assertThat(ids(portfolio(reported, other))).containsExactly(id(first), id(other));
        assertThat(ids(portfolio(reported, second))).containsExactly(id(other), id(second));
        var newest = first.path("portfolioId").asString().replace("-1-", "-");
        assertThat(ids(portfolio(reported, newest).required("reports").valueStream().toList()))
                .containsExactly(id(other), id(second));
    }

    @Test
    void showsThePortfolioOfAConsumer() {
        var reported = shared;
        var report = reported.report("voa", Map.of());
        var portfolio = report.path("portfolioId").asString();

        var answer =
                reported.partner()
                        .api()
                        .get(
                                "/decisioning/v1/consumers/%s/portfolios/%s"
                                        .formatted(reported.consumer(), portfolio));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var consumer = answer.json().required("consumer");
        assertThat(consumer.path("ssn").asString()).isEqualTo("1111");
        assertThat(consumer.path("birthday").path("year").asInt()).isEqualTo(1970);
        assertThat(answer.body()).doesNotContain("99960");
        var alone = reported.partner().api().get("/decisioning/v1/portfolios/" + portfolio);
        assertThat(alone.json().required("reports").size()).isEqualTo(1);
    }

    @Test
    void refusesPortfoliosThatAreNone() {
        var reported = shared;
        var path = "/decisioning/v1/customers/" + reported.customer() + "/portfolios/";

        assertRefused(
                reported.partner().api().get(path + "nonsense"),
                400,
                "10100",
                "Invalid portfolioId format, cannot parse version. portfolioId: nonsense");
        var unknown = reported.partner().api().get(path + "abcdefghijkl-1-port");
        assertRefused(
                unknown, 404, "10010", "No report found for portfolioId abcdefghijkl-1-port.");
        assertThat(unknown.json().propertyNames()).containsExactly("trackingId", "code", "message");
    }

    @Test
    void needsAConsumerWhereTheLawDoes() {
        var partner = server.newPartner();
        var customer = partner.newCustomer();
        partner.addAccounts(customer, "102105", "reported", "profile_02");
        var reported = new ReportedCustomer(partner, customer, "");

        assertProblem(
                reported.generate("voa", Map.of()),
                404,
                10100,
                "Cannot find consumer for customer with id " + customer + ".");
        assertThat(reported.generate("assetSummary", Map.of()).status()).isEqualTo(202);
    }

    @Test
    void refusesAccountsThatDoNotFit() {
        var reported = ReportedCustomer.of(server, "profile_110");
        var card =
                reported.accounts().stream()
                        .filter(account -> account.path("type").asString().equals("creditCard"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();

        assertRefused(
                reported.generate("voa", Map.of("accountIds", card)),
                400,
                "14020",
                "Bad request. (Account type not supported).");
        assertRefused(
                reported.generate("voa", Map.of("accountIds", "1234567890123")),
                400,
                "10106",
                "Invalid account (accountId = 1234567890123)");
        var all =
                String.join(
                        " ",
                        reported.accounts().stream()
                                .map(account -> account.path("id").asString())
                                .toList());
        assertThat(reported.generate("voa", Map.of("accountIds", all)).status()).isEqualTo(202);
    }

    @Test
    void takesFiveCustomFieldsAndNoMore() {
        var reported = shared;
        var fields = IntStream.range(0, 6).mapToObj(i -> Map.of("label", "l" + i)).toList();

        assertRefused(
                reported.generate("voa", Map.of("reportCustomFields", fields)),
                400,
                "10010",
                "\"reportCustomFields\" must contain less than or equal to 5 items");
        assertThat(
                        reported.generate("voa", Map.of("reportCustomFields", fields.subList(0, 5)))
                                .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ftp://a.example/x", "https://", "https://u:p@a.example/"})
    void refusesCallbackUrlsThatAreNone(String url) {
        var reported = shared;

        var refused =
                reported.partner()
                        .api()
                        .post(reported.generatePath("voa") + "?callbackUrl=" + url, Map.of());

        assertRefused(
                refused, 400, "10010", "\"callbackUrl\" must be a valid uri of a web address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "voePayroll",
                "voiePayroll",
                "payStatement",
                "voieTxVerify/withInterview",
                "voieTxVerify/withStatement"
            })
    void saysClearlyWhatItDoesNotMake(String kind) {
        var reported = new ReportedCustomer(server.newPartner(), "1005061234", "");

        assertRefused(
                reported.generate(kind, Map.of()),
                400,
                "20020",
                "Bad request. This server makes no reports of this kind: %s."
                        .formatted(kind.split("/")[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "balance, personal, '', barpnoncra",
        "balance, Personal, CRA, barpcra",
        "cashflow, personal, CRA, cfrpcra",
        "cashflow, business, '', cfrbnoncra",
        "cashflow, business, CRA, cfrbcra",
        "cashflow, business, UNGUARANTEED, cfrbftc",
        "balance, business, FTC, barbftc"
    })
    void analysesWhatCallsAreFor(String analytics, String user, String purpose, String type) {
        var report = shared.report(analytics(analytics, user), analyticsFor(purpose));

        assertThat(report.path("status").asString()).as(report.toString()).isEqualTo("success");
        assertThat(report.path("type").asString()).isEqualTo(type);
        assertThat(report.path("id").asString()).endsWith("-" + type);
        assertThat(report.has("consumerId")).isEqualTo(type.endsWith("cra") && !purpose.isEmpty());
        var attributes = report.path("customerAnalytics");
        var names =
                Stream.of("stateAttributes", "transactionalAttributes")
                        .flatMap(list -> attributes.path(list).valueStream())
                        .map(attribute -> attribute.path("attributeName").asString());
        assertThat(names).contains(analytics.equals("balance") ? "ASSET_BALANCE" : "NET_CASH_FLOW");
        assertThat(report.path("institutions").get(0).path("accounts"))
                .allSatisfy(account -> assertThat(account.has("analytics")).isTrue());
    }

    private static String analytics(String analytics, String user) {
        return "reports/" + analytics + "-analytics/userTypes/" + user;
    }

    private static Map<String, ?> analyticsFor(String purpose) {
        return switch (purpose) {
            case "CRA" -> Map.of("analyticsReportData", Map.of("forCraPurpose", true));
            case "FTC" -> Map.of("analyticsReportData", Map.of("forFtcPurpose", true));
            case "UNGUARANTEED" ->
                    Map.of(
                            "analyticsReportData",
                            Map.of("forCraPurpose", true, "applicantIsPersonalGuarantor", false));
            default -> Map.of();
        };
    }

    @Test
    void addsTheSameUpInBothKindsOfPeriods() {
        var report =
                shared.report(
                        analytics("cashflow", "personal"),
                        Map.of(
                                "analyticsReportData",
                                Map.of(
                                        "timeIntervalTypes",
                                        List.of("MONTHLY_CALENDAR", "MONTHLY_ROLLING_30"))));

        var all =
                report.path("customerAnalytics")
                        .path("transactionalAttributes")
                        .valueStream()
                        .filter(
                                attribute ->
                                        attribute
                                                .path("attributeName")
                                                .asString()
                                                .equals("ALL_CASH_FLOWS"))
                        .findFirst()
                        .orElseThrow();
        assertThat(all.path("transactionIds").get(0).isString()).isTrue();
        var sums =
                all.path("aggregatedByTimePeriods")
                        .valueStream()
                        .map(interval -> sum(interval.path("periods")))
                        .toList();
        assertThat(sums).hasSize(2);
        assertThat(sums.getFirst()).isEqualByComparingTo(sums.getLast());
    }

    private static BigDecimal sum(JsonNode periods) {
        return periods.valueStream()
                .filter(period -> period.has("sum"))
                .map(period -> period.path("sum").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void refusesAnalyticsThatAreForTooMuch() {
        var both =
                Map.of(
                        "analyticsReportData",
                        Map.of("forCraPurpose", true, "forFtcPurpose", "true"));
        var three =
                Map.of("analyticsReportData", Map.of("timeIntervalTypes", List.of("a", "b", "c")));

        assertRefused(
                shared.generate(analytics("balance", "business"), both),
                400,
                "10100",
                "forCRAPurpose and forFTCPurpose may not both be TRUE.");
        assertRefused(
                shared.generate(analytics("balance", "business"), three),
                400,
                "10100",
                "More than 2 intervalTypes passed request.");
        assertThat(shared.generate(analytics("balance", "nobody"), Map.of()).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "application/pdf, application/json;q=0.5",
                "text/html, application/pdf"
            })
    void writesAReportOnPagesForWhomeverAsks(String accept) {
        var id = shared.report("voa", Map.of()).path("id").asString();

        var pdf = shared.partner().api().with("Accept", accept).get(path(id));

        assertThat(pdf.status()).as(pdf.body()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .hasValue("inline; filename=\"" + id + ".pdf\"");
        assertThat(pdf.body()).startsWith("%PDF-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json, application/pdf",
                "application/pdf;q=0.5, application/json",
                "nonsense//, ;",
                "image/png"
            })
    void answersInJsonOtherwise(String accept) {
        var id = shared.report("voa", Map.of()).path("id").asString();

        var json = shared.partner().api().with("Accept", accept).get(path(id));

        assertThat(json.status()).as(json.body()).isEqualTo(200);
        assertThat(json.text("id")).isEqualTo(id);
    }

    @Test
    void hasNoPagesOfWhatCouldNotBeMade() {
        var partner = server.newPartner();
        var customer = partner.newCustomer();
        var reported =
                new ReportedCustomer(
                        partner, customer, ReportedCustomer.newConsumer(partner, customer));
        var user = "unstated_" + customer;
        partner.addAccounts(customer, FinBankInstitutions.PROFILES, user, "profile_02");
        server.bank()
                .fault(Map.of("userid", user, "step", "statements", "kind", "fail", "code", 102));
        var account = reported.accounts().getFirst().path("id").asLong();

        var failed =
                reported.report(
                        "statement", Map.of("statementReportData", Map.of("accountId", account)));

        assertThat(failed.path("status").asString()).as(failed.toString()).isEqualTo("failure");
        assertThat(failed.path("errors").get(0).path("code").asInt()).isEqualTo(10046);
        var id = failed.path("id").asString();
        assertRefused(
                partner.api()
                        .with("Accept", "application/pdf")
                        .get("/decisioning/v3/customers/" + customer + "/reports/" + id),
                400,
                "1108",
                "Report " + id + " could not be generated: there is no PDF of it.");
    }

    private String path(String report) {
        return "/decisioning/v3/customers/" + shared.customer() + "/reports/" + report;
    }

    private static void assertRefused(Answer answer, int status, String code, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").stringValue()).isEqualTo(code);
        assertThat(answer.json().path("message").asString()).isEqualTo(message);
    }

    private static List<JsonNode> list(ReportedCustomer reported, String owner) {
        var answer = reported.partner().api().get("/decisioning/v1/" + owner + "/reports");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().required("reports").valueStream().toList();
    }

    private static List<JsonNode> portfolio(ReportedCustomer reported, JsonNode report) {
        return portfolio(reported, report.path("portfolioId").asString())
                .required("reports")
                .valueStream()
                .toList();
    }

    private static JsonNode portfolio(ReportedCustomer reported, String id) {
        var answer =
                reported.partner()
                        .api()
                        .get(
                                "/decisioning/v1/customers/%s/portfolios/%s"
                                        .formatted(reported.customer(), id));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String id(JsonNode report) {
        return report.path("id").asString();
    }

    private static List<String> ids(List<JsonNode> reports) {
        return reports.stream().map(ReportsRestTest::id).toList();
    }
}
