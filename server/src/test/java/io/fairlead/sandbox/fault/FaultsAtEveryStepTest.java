package io.fairlead.sandbox.fault;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every fault at every step, and what consumers and partners see of it. */
@FairleadTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsAtEveryStepTest {

    private static final int REFUSED = 320;
    private static final String THANKS = "Thank you!";
    private static final String QUESTION = "What is the name of your first school?";
    private static final int ACCOUNTS_OF_DEMO = 9;

    /** Steps that a consumer is in front of. */
    private static final Set<FaultStep> CONSUMERS =
            Set.of(
                    FaultStep.BEGINNING,
                    FaultStep.CREDENTIALS,
                    FaultStep.MFA,
                    FaultStep.NEW_CODE,
                    FaultStep.CONSENT,
                    FaultStep.SHARING,
                    FaultStep.ACCOUNTS);

    private final FairleadServer server;
    private final MovableClock clock;
    private final TestJourney journey;
    private final ApiClient partner;
    private final ApiClient sandbox;

    FaultsAtEveryStepTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney();
        this.partner = journey.partner().api();
        this.sandbox = server.stranger();
    }

    @AfterEach
    void clear() {
        assertThat(sandbox.delete("/sandbox/v1/faults").status()).isEqualTo(204);
    }

    static Stream<Arguments> ofConsumers() {
        return pairs(CONSUMERS.stream().sorted());
    }

    static Stream<Arguments> ofPartners() {
        return pairs(
                Stream.of(FaultStep.values())
                        .filter(step -> !CONSUMERS.contains(step) || step == FaultStep.ACCOUNTS));
    }

    private static Stream<Arguments> pairs(Stream<FaultStep> steps) {
        return steps.flatMap(step -> step.kinds().stream().map(kind -> Arguments.of(step, kind)));
    }

    /** The fault is for the link, and for one call. */
    @ParameterizedTest
    @MethodSource("ofConsumers")
    void isSeenByConsumers(FaultStep step, FaultKind kind) {
        var customer = journey.partner().newCustomer();
        var institution = step == FaultStep.CONSENT ? OAUTH : FINBANK;
        var link = journey.link(journey.lite(institution).with("customerId", customer));
        var fault = order(step, kind, Map.of("link", link.toString()), 1);
        var consumer = ConsumerWithoutScripts.opening(server, link);

        walk(step, consumer.acceptTerms());

        assertThat(fault(fault).required("hits").asInt()).isEqualTo(1);
        var code = codeOf(kind);
        if (code != null) {
            assertThat(refusals(link)).containsExactly(code + " after " + after(step));
            var repeats = code == 103 && step != FaultStep.SHARING && step != FaultStep.CONSENT;
            assertThat(consumer.screen()).isEqualTo(repeats ? "login" : "error");
            assertThat(consumer.html()).contains(Integer.toString(code));
            return;
        }
        assertThat(refusals(link)).isEmpty();
        if (kind == FaultKind.ASK_MORE) {
            assertThat(consumer.screen()).isEqualTo("mfa");
            assertThat(consumer.html()).contains(QUESTION);
            consumer.answer("Lincoln");
        }
        switch (step) {
            case BEGINNING -> assertThat(consumer.screen()).isEqualTo("login");
            case NEW_CODE -> assertThat(consumer.html()).contains("code");
            default -> assertThat(consumer.heading()).isEqualTo(THANKS);
        }
        if (kind == FaultKind.PARTIAL_ACCOUNTS) {
            assertThat(journey.shared(customer)).hasSize(5);
        }
        if (kind == FaultKind.DUPLICATE_IDS) {
            assertThat(journey.shared(customer)).hasSize(ACCOUNTS_OF_DEMO - 1);
        }
    }

    private static void walk(FaultStep step, ConsumerWithoutScripts consumer) {
        switch (step) {
            case BEGINNING -> {}
            case MFA -> consumer.signIn("tfa_text", "go").answer("Rex");
            case NEW_CODE ->
                    consumer.signIn("tfa_code", "go").answer("sms").submit("/mfa/new-code");
            case CONSENT -> consumer.allowAtBank("ordinary", "profile_03").goTo("/loading");
            default -> consumer.signIn("demo", "go");
        }
    }

    /** What the timeline calls the step after which the consumer is told. */
    private static String after(FaultStep step) {
        return step == FaultStep.ACCOUNTS ? "credentials" : step.storedName();
    }

    /** The aggregation status that a kind is told by; none when it is no refusal. */
    private static @Nullable Integer codeOf(FaultKind kind) {
        return switch (kind) {
            case REFUSE -> REFUSED;
            case DROP, GARBAGE -> 102;
            case NEW_TERMS -> 108;
            case CHANGED_PASSWORD -> 103;
            case EXPIRED_CONSENT -> 947;
            case ASK_MORE, STALL, PARTIAL_ACCOUNTS, DUPLICATE_IDS, LATE_POSTINGS -> null;
        };
    }

    private List<String> refusals(TestLink link) {
        var answer =
                partner.get(
                        "/fairlead/v1/timeline?link="
                                + URLEncoder.encode(link.toString(), StandardCharsets.UTF_8));
        return answer.json()
                .required("sessions")
                .valueStream()
                .flatMap(session -> session.required("events").valueStream())
                .filter(event -> event.required("type").asString().equals("refused"))
                .map(
                        event ->
                                "%s after %s"
                                        .formatted(
                                                event.required("code").asString(),
                                                event.required("after").asString()))
                .toList();
    }

    /** The fault is for a login, until it is cleared. */
    @ParameterizedTest
    @MethodSource("ofPartners")
    void isSeenByPartners(FaultStep step, FaultKind kind) {
        var customer = journey.partner().newCustomer();
        var login = linked(customer, "partner_" + RandomId.hex());
        var fault = order(step, kind, Map.of("institutionLoginId", login), null);
        if (step == FaultStep.TOKEN) {
            // The session at the bank is over.
            clock.advance(Duration.ofMinutes(15));
        }
        switch (step) {
            case REVOKE -> {
                revoke(customer, login);
                Await.until(() -> fault(fault).required("hits").asInt() > 0);
            }
            case OWNERS -> isTold(kind, account(customer, "owner"));
            case PAYMENTS -> isTold(kind, account(customer, "details"));
            case STATEMENTS -> isTold(kind, account(customer, "statement"));
            default -> {
                isTold(kind, statuses(customer));
                clear();
                assertThat(statuses(customer)).isNotEmpty().containsOnly(0);
            }
        }
    }

    private String linked(String customer, String userid) {
        var added = journey.partner().addAccounts(customer, PROFILES, userid, "profile_03");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        return added.json().required("accounts").get(0).required("institutionLoginId").asString();
    }

    private void revoke(String customer, String login) {
        var path = "/aggregation/v1/customers/%s/institutionLogins/%s".formatted(customer, login);
        assertThat(partner.delete(path).status()).isEqualTo(204);
    }

    private Answer account(String customer, String what) {
        var checking =
                accounts(customer).stream()
                        .filter(account -> account.required("type").asString().equals("checking"))
                        .findFirst()
                        .orElseThrow();
        return partner.get(
                "/aggregation/v1/customers/%s/accounts/%s/%s"
                        .formatted(customer, checking.required("id").asString(), what));
    }

    private static void isTold(FaultKind kind, Answer answer) {
        var code = codeOf(kind);
        if (kind == FaultKind.STALL) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        } else if (kind == FaultKind.ASK_MORE) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(203);
            assertThat(answer.body()).contains(QUESTION);
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(500);
            assertThat(answer.json().required("code").asInt()).isEqualTo(code);
        }
    }

    private void isTold(FaultKind kind, List<Integer> statuses) {
        var code = codeOf(kind);
        switch (kind) {
            case PARTIAL_ACCOUNTS ->
                    assertThat(statuses).containsExactlyInAnyOrder(0, 102, 0, 102, 0);
            case STALL, LATE_POSTINGS -> assertThat(statuses).containsOnly(0);
            case DUPLICATE_IDS -> assertThat(statuses).contains(0);
            case ASK_MORE -> assertThat(statuses).containsOnly(185);
            default -> assertThat(statuses).containsOnly(code);
        }
    }

    /** The statuses of a customer's accounts once they have been read again. */
    private List<Integer> statuses(String customer) {
        var refreshed =
                partner.post("/aggregation/v1/customers/%s/accounts".formatted(customer), Map.of());
        assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
        return accounts(customer).stream()
                .map(account -> account.required("aggregationStatusCode").asInt())
                .toList();
    }

    private List<JsonNode> accounts(String customer) {
        return partner.get("/aggregation/v1/customers/" + customer + "/accounts")
                .json()
                .required("accounts")
                .valueStream()
                .toList();
    }

    /** What is posted late comes with its old date. */
    @Test
    void showsLatePostingsLater() {
        var customer = journey.partner().newCustomer();
        var userid = "late_" + RandomId.hex();
        order(FaultStep.TRANSACTIONS, FaultKind.LATE_POSTINGS, Map.of("userid", userid), null);
        linked(customer, userid);
        var before = newest(customer);
        assertThat(before).isLessThan(clock.instant().minus(3, ChronoUnit.DAYS).getEpochSecond());

        clear();
        statuses(customer);

        assertThat(newest(customer)).isGreaterThan(before);
    }

    private long newest(String customer) {
        return partner.get(
                        "/aggregation/v3/customers/%s/transactions?fromDate=0&toDate=4102444800&sort=desc"
                                .formatted(customer))
                .json()
                .required("transactions")
                .valueStream()
                .mapToLong(one -> one.path("postedDate").asLong(0))
                .max()
                .orElseThrow();
    }

    /** Two consumers at the same bank at the same time. */
    @Test
    void meetsNobodyElse() {
        var mine = journey.partner().newCustomer();
        var other = journey.partner().newCustomer();
        order(FaultStep.CREDENTIALS, FaultKind.NEW_TERMS, Map.of("customerId", mine), null);

        assertThat(signedIn(mine).screen()).isEqualTo("error");
        assertThat(signedIn(other).heading()).isEqualTo(THANKS);
        assertThat(signedIn(mine).html()).contains("108");
    }

    private ConsumerWithoutScripts signedIn(String customer) {
        return ConsumerWithoutScripts.opening(
                        server, journey.link(journey.lite(FINBANK).with("customerId", customer)))
                .acceptTerms()
                .signIn("demo", "go");
    }

    /** All that is said must be so. */
    @Test
    void combinesForWhomItIs() {
        var customer = journey.partner().newCustomer();
        order(
                FaultStep.CREDENTIALS,
                FaultKind.NEW_TERMS,
                Map.of("customerId", customer, "institutionId", PROFILES),
                null);
        order(
                FaultStep.CREDENTIALS,
                FaultKind.REFUSE,
                Map.of("customerId", customer, "userid", "somebody_else"),
                null);

        assertThat(signedIn(customer).heading()).isEqualTo(THANKS);
    }

    /** The user of OAuth is known once the consumer is back from the bank. */
    @Test
    void knowsTheUserOfAnOauthLogin() {
        var userid = "oauth_" + RandomId.hex();
        var customer = journey.partner().newCustomer();
        order(FaultStep.ACCOUNTS, FaultKind.NEW_TERMS, Map.of("userid", userid), 1);
        var link = journey.link(journey.lite(OAUTH).with("customerId", customer));

        var consumer = ConsumerWithoutScripts.opening(server, link).acceptTerms();
        consumer.allowAtBank(userid, "profile_03").goTo("/loading");

        assertThat(refusals(link)).containsExactly("108 after consent");
    }

    /** What was wanted more often than once is over after that, and the rest goes on. */
    @Test
    void isOverAfterItsTimes() {
        var customer = journey.partner().newCustomer();
        var fault =
                order(FaultStep.CREDENTIALS, FaultKind.REFUSE, Map.of("customerId", customer), 2);

        assertThat(signedIn(customer).screen()).isEqualTo("error");
        assertThat(fault(fault).required("left").asInt()).isEqualTo(1);
        assertThat(signedIn(customer).screen()).isEqualTo("error");
        assertThat(signedIn(customer).heading()).isEqualTo(THANKS);
        assertThat(fault(fault).required("left").asInt()).isZero();
    }

    private String order(
            FaultStep step, FaultKind kind, Map<String, String> scope, @Nullable Integer times) {
        var body = new HashMap<String, Object>();
        body.put("at", step.storedName());
        body.put("does", kind.storedName());
        body.put("for", scope);
        body.put("times", times);
        if (kind == FaultKind.REFUSE) {
            body.put("code", REFUSED);
        }
        if (kind == FaultKind.STALL) {
            body.put("seconds", 1);
        }
        var answer = sandbox.post("/sandbox/v1/faults", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("id");
    }

    private JsonNode fault(String id) {
        return sandbox.get("/sandbox/v1/faults/" + id).json();
    }
}
