package io.fairlead.sandbox.persona;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ReportedCustomer;
import io.fairlead.support.TestPartner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Users that tests make up, from the call that stores them to the report on them. */
@FairleadTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonasTest {

    private static final String PATH = "/sandbox/v1/personas/";
    private static final String ACME =
            """
            about: Paid by Acme every second Friday
            password: acme-26
            owners:
              - {first: Wendy, last: Calder, city: Ogden}
            accounts:
              - name: Checking
                type: checking
                balance: 3120.45
                transactions:
                  - salary from Acme 2,450.10 every second Friday
                  - rent to Liberty Rooms 1,200 on the 1st
                  - 3 NSF fees
              - name: Savings
                type: savings
                balance: 8400
                detail: {periodInterestRate: "1.25"}
            """;

    private final FairleadServer server;
    private final MovableClock clock;
    private final ApiClient sandbox;
    private final TestPartner partner;
    private final String name = "p-" + RandomId.hex().substring(0, 12);

    PersonasTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        server.bank();
        this.sandbox = server.stranger();
        this.partner = server.newPartner();
    }

    @AfterEach
    void delete() {
        sandbox.delete(PATH + name);
    }

    private Answer putYaml(String yaml) {
        return sandbox.with("Content-Type", "application/yaml").callRaw("PUT", PATH + name, yaml);
    }

    private Answer putJson(String json) {
        return sandbox.with("Content-Type", "application/json").callRaw("PUT", PATH + name, json);
    }

    /**
     * By hand: in the twelve months before this one there are 26 or 27 of the Fridays that are
     * fourteen days apart, one of them 2 January 2026. 26 × 2,450.10 = 63,702.60, and 27 × 2,450.10
     * = 66,152.70; a twelfth of these is 5,308.55 and 5,512.73. Gross by the table of
     * docs/reports.md: 63,702.60 is 8,089.85 above the band that ends at 55,612.75, and of each
     * dollar 0.7035 is left: 66,500 + 11,499.43 = 77,999. 66,152.70 is 10,539.95 above: 66,500 +
     * 14,982.16 = 81,482.
     */
    @Test
    void leadToAReportThatCanBePredicted() {
        assertThat(putYaml(ACME).status()).isEqualTo(200);
        var customer = partner.newCustomer();
        var consumer = ReportedCustomer.newConsumer(partner, customer);
        add(customer, FINBANK, "acme-26");
        var reported = new ReportedCustomer(partner, customer, consumer);

        var report = reported.report("voi", Map.of());

        var stream =
                report.path("institutions")
                        .get(0)
                        .path("accounts")
                        .valueStream()
                        .flatMap(account -> account.path("incomeStreams").valueStream())
                        .toList();
        assertThat(stream).hasSize(1);
        assertThat(stream.getFirst().path("name").asString()).isEqualTo("Acme");
        assertThat(stream.getFirst().path("cadence").path("days").asInt()).isEqualTo(14);
        assertThat(stream.getFirst().path("confidence").asInt()).isEqualTo(100);
        var income = report.path("income").get(0);
        var predicted =
                switch (paydays()) {
                    case 26 -> List.of("63702.60", "5308.55", "77999");
                    case 27 -> List.of("66152.70", "5512.73", "81482");
                    default -> throw new AssertionError(paydays());
                };
        assertThat(income.path("confidenceType").asString()).isEqualTo("HIGH");
        assertThat(decimals(income))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(predicted.stream().map(BigDecimal::new).toList());
    }

    private static List<BigDecimal> decimals(JsonNode income) {
        return Stream.of(
                        income.path("incomeEstimate").path("netAnnual"),
                        income.path("averageMonthlyIncomeNet"),
                        income.path("incomeEstimate").path("estimatedGrossAnnual"))
                .map(JsonNode::decimalValue)
                .toList();
    }

    /** In the twelve complete months before this one. */
    private int paydays() {
        var month = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var first = month.minusMonths(12).atDay(1);
        var last = month.atDay(1).minusDays(1);
        return (int)
                Stream.iterate(LocalDate.of(2024, 1, 5), friday -> friday.plusDays(14))
                        .takeWhile(friday -> !friday.isAfter(last))
                        .filter(friday -> !friday.isBefore(first))
                        .count();
    }

    private JsonNode add(String customer, String institution, String password) {
        var added = partner.addAccounts(customer, institution, name, password);
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        return added.json().required("accounts");
    }

    @Test
    void canBeUsedAtOnceAndHaveVersions() {
        assertThat(putYaml(ACME).json().required("version").asInt()).isEqualTo(1);
        assertThat(putYaml(ACME).json().required("version").asInt()).isEqualTo(1);
        var customer = partner.newCustomer();
        var accounts = add(customer, "990001", "acme-26");
        assertThat(accounts.valueStream().map(one -> one.required("balance").decimalValue()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("3120.45"), new BigDecimal("8400"));

        var second = putYaml(ACME.replace("3120.45", "17.01"));

        assertThat(second.json().required("version").asInt()).isEqualTo(2);
        assertThat(second.json().required("versions").toString()).isEqualTo("[2,1]");
        var first = sandbox.get(PATH + name + "?version=1").json();
        assertThat(first.required("persona").required("accounts").get(0).required("balance"))
                .asString()
                .isEqualTo("3120.45");
        assertThat(sandbox.get(PATH + name + "?version=7").status()).isEqualTo(404);
        partner.api().post("/aggregation/v1/customers/" + customer + "/accounts", Map.of());
        var now = partner.api().get("/aggregation/v1/customers/" + customer + "/accounts").json();
        assertThat(now.required("accounts").get(0).required("balance").decimalValue())
                .isEqualByComparingTo("17.01");
        assertThat(sandbox.delete(PATH + name).status()).isEqualTo(204);
        assertThat(sandbox.get(PATH + name).status()).isEqualTo(404);
        assertThat(partner.addAccounts(partner.newCustomer(), FINBANK, name, "acme-26").status())
                .isEqualTo(500);
    }

    /** What is exported can be stored again, as the same. */
    @Test
    void areExported() {
        putYaml(ACME);

        var exported = sandbox.get(PATH + name + "/export");

        assertThat(exported.status()).isEqualTo(200);
        assertThat(exported.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/yaml");
        assertThat(exported.body()).contains("salary from Acme 2,450.10 every second Friday");
        assertThat(putYaml(exported.body()).json().required("version").asInt()).isEqualTo(1);
        var json = sandbox.get(PATH + name).json().required("persona").toString();
        assertThat(putJson(json).json().required("version").asInt()).isEqualTo(1);
    }

    @Test
    void areReady() {
        var listed =
                sandbox.get("/sandbox/v1/personas")
                        .json()
                        .required("personas")
                        .valueStream()
                        .filter(persona -> persona.required("ready").asBoolean())
                        .map(persona -> persona.required("name").asString());

        assertThat(listed)
                .containsExactly(
                        "benefits",
                        "business",
                        "empty",
                        "gig",
                        "joint",
                        "overdrawn",
                        "retired",
                        "salaried",
                        "student-loans",
                        "two-jobs");
        assertThat(sandbox.delete(PATH + "salaried").status()).isEqualTo(400);
        assertThat(sandbox.get(PATH + "salaried").json().required("ready").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "salaried,2",
        "two-jobs,1",
        "gig,1",
        "benefits,1",
        "student-loans,7",
        "joint,2",
        "business,1",
        "overdrawn,1",
        "retired,3"
    })
    void signInEverywhere(String persona, int accounts) {
        var added = partner.addAccounts(partner.newCustomer(), FINBANK, persona, "go");

        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(added.json().required("accounts").size()).isEqualTo(accounts);
    }

    /** The bank's own pages ask no questions. */
    @Test
    void askWhatTheyAreToAsk() {
        putYaml(ACME.replace("password:", "mfa: text\npassword:"));
        var journey = server.newJourney();
        var consumer = journey.open(journey.lite(FINBANK)).acceptTerms().signIn(name, "acme-26");
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.answer("Rex").heading()).isEqualTo("Thank you!");

        var other = server.newJourney();
        var atBank = other.open(other.lite(OAUTH)).acceptTerms();
        atBank.allowAtBank(name, "acme-26").goTo("/loading");
        assertThat(other.shared()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {} | "about" is missing
                    {"about":"x","abut":1} | "abut" is no field of a persona here
                    {"about":"x","owners":[]} | "owners" must name at least one owner
                    {"about":"x","owners":[{"first":"A"}]} | "owners[0].last" is missing
                    {"about":"x","owners":[{"last":"A"}],"mfa":"eyes"} | "mfa" must be one of
                    {"about":"x","owners":[{"last":"A"}],"accounts":{}} | "accounts" must be a list of at most 60
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","balance":1}]} | "accounts[0].type" is missing
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"checking"}]} | "accounts[0].balance" is missing
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"checking","balance":1.005}]} | "accounts[0].balance" must be an amount
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"checking","balance":1e300}]} | "accounts[0].balance" must be an amount
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"loan","balance":5}]} | "accounts[0].balance" must not be positive
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"roof","balance":5}]} | "accounts[0].type" must be one of
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"number":"x"}]} | "accounts[0].number" must have 4 to 20 digits
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"parent":"B"}]} | "accounts[0].parent" must be the key
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"detail":{"a b":1}}]} | "accounts[0].detail.a?b" is no name
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"transactions":["money"]}]} | "accounts[0].transactions[0]" must be such as
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"transactions":["tips 5 every Friday"]}]} | "accounts[0].transactions[0]" must have an amount with + or -
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"transactions":["rent 5 on the 32nd"]}]} | "accounts[0].transactions[0]" must name days of the month
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"transactions":[{"amount":5}]}]} | "accounts[0].transactions[0]" must say when
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"transactions":[{"amount":5,"date":"2026-02-30"}]}]} | "accounts[0].transactions[0].date" must be a date
                    {"about":"x","owners":[{"last":"A"}],"accounts":[{"name":"C","type":"cd","balance":5,"transactions":[{"amount":5,"every":"blue moon"}]}]} | "accounts[0].transactions[0].every" must be such as
                    [] | A persona is an object
                    {"about":"x","about":"y"} | is not valid JSON here
                    """)
    void sayWhichFieldIsWrong(String json, String message) {
        var answer = putJson(json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("message")).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"Big", "x", "demo", "tfa_text", "-a", "a.b"})
    void haveNamesThatFitAndAreFree(String wrong) {
        var answer =
                sandbox.with("Content-Type", "application/yaml").callRaw("PUT", PATH + wrong, ACME);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("\"name\" must");
    }

    /** YAML can name classes, refer to itself, and grow without end: not here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    about: !!java.net.URL [x] | no tags, anchors and aliases
                    about: &a [x, x] | no tags, anchors and aliases
                    about: *a | no tags, anchors and aliases
                    about: [ | is not valid YAML here
                    about: [[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]] | is not valid YAML here
                    """)
    void arePlainYaml(String yaml, String message) {
        var answer = putYaml(yaml);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains(message);
    }

    @Test
    void areOfBoundedSize() {
        var answer = putYaml("about: " + "x".repeat(PersonaDocument.MAX_BYTES));

        assertThat(answer.status()).isEqualTo(413);
    }
}
