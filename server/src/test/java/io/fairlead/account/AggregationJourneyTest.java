package io.fairlead.account;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SimulatedBank;
import io.fairlead.support.TestJourney;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A partner adds accounts without Connect and keeps them up to date. */
@FairleadTest
class AggregationJourneyTest {

    private final FairleadServer server;
    private final SimulatedBank bank;
    private final MovableClock clock;
    private final TestJourney journey;
    private final ApiClient api;
    private final List<String> faults = new ArrayList<>();

    AggregationJourneyTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.bank = server.bank();
        this.clock = clock;
        this.journey = server.newJourney();
        this.api = journey.partner().api();
    }

    @AfterEach
    void repairTheBank() {
        faults.forEach(bank::repair);
        bank.resetClock();
    }

    @Test
    void linksRefreshesTheNextDayBreaksAndHeals() {
        var added = add(PROFILES, "somebody", "profile_02");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.json().required("accounts"))
                .isNotEmpty()
                .allSatisfy(
                        account -> {
                            assertThat(account.required("status").stringValue())
                                    .isEqualTo("active");
                            assertThat(statusOf(account)).isZero();
                        });
        var before = transactions();
        assertThat(before).isPositive();

        clock.advance(Duration.ofDays(3));
        bank.advance(Duration.ofDays(3));
        refresh();
        assertThat(transactions()).isGreaterThan(before);

        var credentials = fault(Map.of("step", "sign-on", "kind", "fail", "code", 103));
        bank.advance(Duration.ofHours(1));
        clock.advance(Duration.ofHours(1));
        assertThat(refresh()).allSatisfy(account -> assertThat(statusOf(account)).isEqualTo(103));
        bank.repair(credentials);

        var token = fault(Map.of("step", "accounts", "kind", "fail", "code", 947));
        assertThat(refresh()).allSatisfy(account -> assertThat(statusOf(account)).isEqualTo(947));
        bank.repair(token);

        assertThat(refresh()).allSatisfy(account -> assertThat(statusOf(account)).isZero());
    }

    @Test
    void asksForMfaWith203() {
        var answer = add(FINBANK, "tfa_text", "go");

        assertThat(answer.status()).isEqualTo(203);
        var asked = answer.json().required(0).required("mfaChallenges").required(0);
        assertThat(asked.required("mfaType").stringValue()).isEqualTo("TFA_TEXT");
        assertThat(asked.required("prompt").stringValue()).isNotBlank();
        assertThat(api.get(accounts()).json().required("accounts")).isEmpty();
    }

    @Test
    void answersWithTheCodeOfTheInstitutionsFailure() {
        assertProblem(
                add(FINBANK, "invalid_user", "go"), 500, 103, "The bank refused the credentials.");
        assertProblem(add(FINBANK, "demo", "125"), 500, 125, "The bank refused the sign-on (125).");
    }

    @Test
    void addsAtTheRightInstitutionsOnly() {
        assertProblem(add("999999", "demo", "go"), 404, 14006, "Institution not found.");
        var billable = add("170776", "demo", "go");
        assertThat(billable.status()).isEqualTo(400);
        assertThat(billable.body()).contains("Testing customers");
    }

    @Test
    void oneAccountsFailureIsItsOwn() {
        var accounts = add(PROFILES, "somebody-else", "profile_02").json().required("accounts");
        var broken = accounts.required(0);
        fault(
                Map.of(
                        "userid", "somebody-else",
                        "step", "transactions",
                        "kind", "fail",
                        "code", 914,
                        "times", 1));

        var codes = refresh().stream().map(AggregationJourneyTest::statusOf).toList();

        assertThat(broken.required("id").stringValue()).isNotBlank();
        assertThat(codes).containsOnlyOnce(914);
        assertThat(codes.stream().filter(code -> code == 0)).hasSize(accounts.size() - 1);
    }

    @Test
    void twoRefreshesAtOnceDoTheWorkOnce() throws Exception {
        add(PROFILES, "twice", "profile_03");
        var stall =
                fault(
                        Map.of(
                                "userid", "twice",
                                "step", "accounts",
                                "kind", "stall",
                                "seconds", 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> api.post(accounts(), Map.of()));
            var second = threads.submit(() -> api.post(accounts(), Map.of()));

            assertThat(first.get().status()).isEqualTo(200);
            assertThat(second.get().status()).isEqualTo(200);
        }
        assertThat(bank.hits(stall)).isEqualTo(1);
    }

    @Test
    void loadsThePastOnce() {
        var account = add(PROFILES, "past", "profile_02").json().required("accounts").required(0);
        var before = transactions();
        var path = accounts() + "/" + account.required("id").stringValue() + "/transactions";

        assertThat(api.post(path + "/historic", Map.of()).status()).isEqualTo(204);

        var loaded = transactions();
        assertThat(loaded).isGreaterThan(before);
        assertThat(api.post(path + "/historic", Map.of()).status()).isEqualTo(204);
        assertThat(transactions()).isEqualTo(loaded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void readsTheDaysThatAreAskedFor(String version) {
        var login = login(add(PROFILES, "asked-" + version, "profile_02"));
        var recent = transactions();
        var first = daysAgo(400);
        var last = daysAgo(300);
        assertThat(transactions(first, last)).isZero();

        var path = "/aggregation/%s/customers/%s/institutionLogins/%s/accounts";
        var answer =
                api.post(
                        path.formatted(version, journey.customer(), login)
                                + "?fromDate=%d&toDate=%d".formatted(first, last),
                        Map.of());

        assertThat(answer.status()).isEqualTo(version.equals("v1") ? 200 : 204);
        assertThat(transactions(first, last)).isPositive();
        assertThat(transactions(daysAgo(298), daysAgo(190))).isZero();
        // What is posted on the first of the days may have been made three days before.
        assertThat(transactions(daysAgo(730), beginningOf(daysAgo(403)))).isZero();
        assertThat(transactions(daysAgo(190), daysAgo(-2))).isEqualTo(recent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fromDate=yesterday            | "fromDate" must be a date in epoch seconds.
                    toDate=2026-11-23             | "toDate" must be a date in epoch seconds.
                    fromDate=1795341600&toDate=1  | "toDate" must not be before "fromDate".
                    """)
    void refusesDaysThatAreNone(String query, String text) {
        var login = login(add(PROFILES, "asked-wrongly", "profile_03"));
        var path =
                "/aggregation/v1/customers/%s/institutionLogins/%s/accounts?%s"
                        .formatted(journey.customer(), login, query);

        assertProblem(api.post(path, Map.of()), 400, 14020, "Bad request. " + text);
    }

    @Test
    void keepsTheNameThatThePartnerHasGiven() {
        var added = add(PROFILES, "renamed", "profile_03").json().required("accounts").required(0);
        var path = accounts() + "/" + added.required("id").stringValue();

        assertThat(api.put(path, Map.of("name", "Joint (5)")).status()).isEqualTo(204);
        assertThat(api.put(path, Map.of("number", "778899")).status()).isEqualTo(204);
        refresh();

        var account = api.get(path.replace("/v1/", "/v2/")).json();
        assertThat(account.required("name").stringValue()).isEqualTo("Joint (5)");
        assertThat(account.required("number").stringValue()).isEqualTo("778899");
        assertThat(account.required("accountNickname")).isEqualTo(added.required("name"));
        assertThat(account.required("accountNumberDisplay"))
                .isEqualTo(added.required("accountNumberDisplay"));
        assertProblem(api.put(path, Map.of("name", " ")), 400, 10025, "No data to update.");
        assertThat(server.newPartner().api().put(path, Map.of("name", "x")).status())
                .isEqualTo(404);
    }

    @Test
    void refreshesNoAccountThatTheCustomerDoesNotHave() {
        add(PROFILES, "few", "profile_03");
        var path = "/aggregation/customers/" + journey.customer() + "/transactions/refreshes";

        for (var unknown : List.of("5", "x")) {
            assertProblem(
                    api.post(path, Map.of("accountIds", List.of(unknown))),
                    404,
                    10005,
                    "Customer does not have the specified account (%s)".formatted(unknown));
        }
    }

    @Test
    void aDeletedLoginIsRevokedAtTheBank() throws Exception {
        add(PROFILES, "leaving", "profile_03");
        var revocation = bank.delayRevocations("leaving");
        faults.add(revocation);
        var login = api.get(accounts()).json().required("accounts").required(0);

        var answer =
                api.delete(
                        "/aggregation/v1/customers/%s/institutionLogins/%s"
                                .formatted(
                                        journey.customer(),
                                        login.required("institutionLoginId").asString()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.get(accounts()).json().required("accounts")).isEmpty();
        bank.awaitOnlyHit(revocation);
    }

    private ApiClient.Answer add(String institution, String userid, String password) {
        return journey.partner().addAccounts(journey.customer(), institution, userid, password);
    }

    private List<JsonNode> refresh() {
        var answer = journey.partner().withNewToken().api().post(accounts(), Map.of());
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().required("accounts").valueStream().toList();
    }

    private static String login(ApiClient.Answer added) {
        return added.json()
                .required("accounts")
                .required(0)
                .required("institutionLoginId")
                .asString();
    }

    private long daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days)).getEpochSecond();
    }

    /** Transactions stand at noon, so that the time of a test would decide about those of a day. */
    private static long beginningOf(long day) {
        return Instant.ofEpochSecond(day).truncatedTo(ChronoUnit.DAYS).getEpochSecond();
    }

    private long transactions() {
        return transactions(1_500_000_000, daysAgo(-2));
    }

    private long transactions(long from, long to) {
        var answer =
                journey.partner()
                        .withNewToken()
                        .api()
                        .get(
                                "/aggregation/v3/customers/%s/transactions?fromDate=%d&toDate=%d"
                                        .formatted(journey.customer(), from, to));
        return answer.json().required("found").longValue();
    }

    private static int statusOf(JsonNode account) {
        return account.required("aggregationStatusCode").intValue();
    }

    private String fault(Map<String, Object> fault) {
        var id = bank.fault(fault);
        faults.add(id);
        return id;
    }

    private String accounts() {
        return "/aggregation/v1/customers/" + journey.customer() + "/accounts";
    }
}
