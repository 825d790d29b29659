package io.fairlead;

import static io.fairlead.support.ProblemAssertions.assertConnectProblem;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.EndpointsForPeople;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever endpoint a partner calls with another partner's ids, it learns nothing and changes
 * nothing; and no endpoint for people answers a caller who has not signed in. An endpoint added
 * later is tested as soon as it exists.
 */
@FairleadTest
class StrangersTest {

    /** These name nobody, so a stranger's call is a call for itself. */
    private static final Set<Endpoint> NAMING_NOBODY =
            Set.of(
                    new Endpoint("POST", "/aggregation/v2/customers/testing"),
                    new Endpoint("POST", "/aggregation/v2/customers/active"),
                    new Endpoint("GET", "/aggregation/v1/customers"),
                    new Endpoint("GET", "/fairlead/v1/emails"),
                    new Endpoint("GET", "/fairlead/v1/experiences"),
                    new Endpoint("POST", "/fairlead/v1/experiences"),
                    new Endpoint("GET", "/fairlead/v1/institution-settings"),
                    new Endpoint("PUT", "/fairlead/v1/institution-settings"),
                    new Endpoint("GET", "/institution/v2/institutions"),
                    new Endpoint("GET", "/institution/v2/institutions/{institutionId}"),
                    new Endpoint("GET", "/institution/v2/institutions/{institutionId}/branding"),
                    new Endpoint("GET", "/institution/v2/certifiedInstitutions"),
                    new Endpoint("GET", "/institution/v2/certifiedInstitutions/rssd"),
                    new Endpoint(
                            "GET", "/institution/v1/institutions/routingNumber/{routingNumber}"),
                    new Endpoint("GET", "/fairlead/v1/webhook-keys"),
                    new Endpoint("POST", "/fairlead/v1/webhook-keys"),
                    new Endpoint("GET", "/fairlead/v1/webhook-events"),
                    new Endpoint("POST", "/fairlead/v1/webhook-events/replay"));

    /** The owner's own data, none of which stands in a request. */
    private static final List<String> PRIVATE =
            List.of(
                    "owners_customer",
                    "Ishmael",
                    "Pequodson",
                    "Nantucket",
                    "\"6174\"",
                    "999606174",
                    "owner@",
                    "Whaling Loans");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String INSTITUTION = "101732";
    private static final String ROUTING_NUMBER = "990101732";
    private static final String LOGIN = "7009561328";
    private static final String ACCOUNT = "5011648377";
    private static final String LOAN = "5011648380";
    private static final String ASSET = "097545c5-1c2a-4f20-a5ef-77f0820344c9-" + ACCOUNT;
    private static final int WRONG_CREDENTIALS = 103;
    private static final String EVER = "?fromDate=0&toDate=4102444800";
    private static final Instant NOW = Instant.now();
    private static final BankTransaction SALARY =
            new BankTransaction(
                    "salary",
                    null,
                    BigDecimal.TEN,
                    NOW,
                    NOW,
                    "Pequodson Whaling",
                    null,
                    null,
                    null,
                    null,
                    null,
                    Facts.NONE);

    private final FairleadServer server;
    private final RequestMappingHandlerMapping mapping;
    private final Accounts accounts;
    private final Transactions transactions;

    StrangersTest(
            FairleadServer server,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            Accounts accounts,
            Transactions transactions) {
        this.server = server;
        this.mapping = mapping;
        this.accounts = accounts;
        this.transactions = transactions;
        server.bank();
    }

    record Endpoint(String method, String pattern) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @TestFactory
    Stream<DynamicTest> learnNothingAndChangeNothing() {
        var stranger = server.newPartner();
        return endpointsFor(CallableBy.Caller.PARTNER)
                .map(
                        endpoint ->
                                DynamicTest.dynamicTest(
                                        endpoint.toString(), () -> check(endpoint, stranger)));
    }

    /** Endpoints for people refuse strangers and partners alike, each in the form of its place. */
    @Test
    void callNoEndpointForPeople() {
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            var closed =
                    Stream.of(CallableBy.Caller.OPERATOR, CallableBy.Caller.PARTNER_USER)
                            .flatMap(this::endpointsFor)
                            .toList();

            assertThat(closed).hasSizeGreaterThanOrEqualTo(12);
            for (var caller : List.of(server.stranger(), server.newPartner().api())) {
                assertThat(closed).allSatisfy(endpoint -> assertNeedsASignIn(endpoint, caller));
            }
        }
    }

    private static void assertNeedsASignIn(Endpoint endpoint, ApiClient caller) {
        var path = VARIABLE.matcher(endpoint.pattern()).replaceAll("1");
        var refused = caller.call(endpoint.method(), path, Map.of());
        if (path.startsWith("/connect/")) {
            assertConnectProblem(refused, 401, 401, "Sign in first.");
        } else if (path.startsWith("/fairlead/")) {
            assertProblem(refused, 401, 401, "Sign in first.");
        } else {
            assertThat(refused.status()).as(refused.body()).isEqualTo(401);
            assertThat(refused.body()).contains("<h1", "Please sign in").doesNotContain("Hello");
        }
    }

    private void check(Endpoint endpoint, TestPartner stranger) {
        var owner = new Owner(server.newPartner());
        if (endpoint.pattern().contains("{refreshId}")) {
            owner.refresh();
        }
        var before = owner.everything();

        var refused = owner.called(endpoint, stranger);
        if (!NAMING_NOBODY.contains(endpoint)) {
            assertThat(refused.status()).as(refused.body()).isIn(400, 404);
        }
        assertThat(refused.body()).doesNotContain(PRIVATE);
        assertThat(owner.everything()).isEqualTo(before);

        // The same call is a good one for its owner, so it was not refused for being malformed.
        var accepted = owner.called(endpoint, owner.partner);
        assertThat(accepted.status() == 500 ? brokenLogin(accepted) : accepted.status())
                .as(accepted.body())
                .isIn(200, 201, 202, 204, 409);
    }

    /** The owner's login has no credentials, which a call learns that reads from the bank. */
    private static int brokenLogin(Answer answer) {
        return answer.json().path("code").asInt(0) == WRONG_CREDENTIALS ? 200 : answer.status();
    }

    private Stream<Endpoint> endpointsFor(CallableBy.Caller caller) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> isFor(caller, entry.getValue()))
                .flatMap(entry -> endpoints(entry.getKey()));
    }

    private static boolean isFor(CallableBy.Caller caller, HandlerMethod method) {
        var callable = method.getBeanType().getAnnotation(CallableBy.class);
        return callable != null && callable.value() == caller;
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapped) {
        return mapped.getMethodsCondition().getMethods().stream()
                .flatMap(
                        method ->
                                mapped.getPatternValues().stream()
                                        .map(pattern -> new Endpoint(method.name(), pattern)));
    }

    /** A partner with one of everything. */
    private final class Owner {

        private final TestPartner partner;
        private final String customer;
        private final String consumer;
        private final String transaction;
        private final String link;
        private final String webhookKey;
        private final String webhookEvent;
        private final String email;
        private final String experience;
        private String refresh = "none";

        Owner(TestPartner partner) {
            this.partner = partner;
            customer =
                    created(
                                    "/aggregation/v2/customers/testing",
                                    Map.of(
                                            "username", "owners_customer",
                                            "firstName", "Ishmael",
                                            "lastName", "Pequodson"))
                            .text("id");
            consumer =
                    created(
                                    "/decisioning/v1/customers/" + customer + "/consumer",
                                    Map.of(
                                            "firstName", "Ishmael",
                                            "lastName", "Pequodson",
                                            "city", "Nantucket",
                                            "state", "MA",
                                            "ssn", "999606174",
                                            "email", "owner@example.com"))
                            .text("id");
            new LinkedCustomer(partner, customer, accounts)
                    .registered(
                            LOGIN,
                            INSTITUTION,
                            Map.of(
                                    ACCOUNT, BankAccounts.checking("1111", "10.00"),
                                    LOAN, BankAccounts.of("8888", "Auto Loan", "loan", "-10.00")),
                            AggregationStatus.SUCCESS);
            transactions.record(
                    new AccountKey(partner.id(), new CustomerId(customer), ACCOUNT),
                    new DateRange(LocalDate.EPOCH, LocalDate.EPOCH),
                    List.of(SALARY));
            transaction =
                    partner.api()
                            .get("/aggregation/v3/customers/" + customer + "/transactions" + EVER)
                            .json()
                            .required("transactions")
                            .get(0)
                            .required("id")
                            .asString();
            link = openedLink();
            webhookEvent =
                    partner.awaitWebhookEvents("delivered", 1)
                            .getFirst()
                            .required("eventId")
                            .asString();
            webhookKey = created("/fairlead/v1/webhook-keys", Map.of()).text("id");
            created("/fairlead/v1/webhook-keys", Map.of());
            var mails = new SendCalls(partner, customer);
            mails.link(mails.one("owner@example.com").with("consumerId", consumer));
            email = mails.email().required("id").asString();
            experience =
                    partner.newExperience("whaling", Map.of("applicationName", "Whaling Loans"));
        }

        /** A link whose opening makes an event. */
        private String openedLink() {
            var calls = new GenerateCalls(partner, customer);
            var made = calls.link(calls.full().with("webhook", WebhookReceiver.shared().url()));
            server.stranger().get(made.path());
            return made.toString();
        }

        /** Calls an endpoint with this owner's ids wherever an id can stand. */
        Answer called(Endpoint endpoint, TestPartner caller) {
            var path =
                    VARIABLE.matcher(endpoint.pattern())
                                    .replaceAll(variable -> idOf(endpoint, variable.group(1)))
                            + EVER
                            + "&appName=Whaling%20Loans&link="
                            + encoded(link);
            var body = body(caller);
            if (endpoint.pattern().startsWith("/connect/v2/send/")) {
                body.put("email", Map.of("to", "somebody@example.com"));
            }
            return caller.api().call(endpoint.method(), path, body);
        }

        /** Answers of everything the owner can read. */
        List<String> everything() {
            return Stream.of(
                            "/aggregation/v1/customers",
                            "/aggregation/v1/customers/" + customer,
                            "/decisioning/v1/customers/" + customer + "/consumer",
                            "/decisioning/v1/consumers/" + consumer,
                            "/fairlead/v1/emails/" + email,
                            "/fairlead/v1/timeline?link=" + encoded(link),
                            "/aggregation/v1/customers/" + customer + "/accounts",
                            "/fairlead/v1/webhook-keys",
                            "/fairlead/v1/webhook-events",
                            "/fairlead/v1/experiences",
                            "/fairlead/v1/experiences/" + experience,
                            "/fairlead/v1/institution-settings",
                            "/aggregation/v3/customers/" + customer + "/transactions" + EVER)
                    .map(partner.api()::get)
                    .map(Answer::body)
                    .toList();
        }

        private String idOf(Endpoint endpoint, String variable) {
            return switch (variable) {
                case "customerId" -> customer;
                case "consumerId" -> consumer;
                case "accountId" -> endpoint.pattern().endsWith("/loanDetails") ? LOAN : ACCOUNT;
                case "assetId" -> ASSET;
                case "institutionLoginId" -> LOGIN;
                case "transactionId" -> transaction;
                case "uniqueTransactionId" -> ACCOUNT + "-" + transaction;
                case "refreshId" -> refresh;
                case "keyId" -> webhookKey;
                case "eventId" -> webhookEvent;
                case "emailId" -> email;
                case "experienceId" -> experience;
                case "institutionId" -> INSTITUTION;
                case "routingNumber" -> ROUTING_NUMBER;
                default -> throw new AssertionError("Which id of the owner is " + variable + "?");
            };
        }

        /** Lets transactions be read in the background, and waits for the end of that. */
        void refresh() {
            var path = "/aggregation/customers/%s/transactions/refreshes".formatted(customer);
            refresh = created(path, Map.of("institutionLoginId", LOGIN)).text("refreshId");
            var ordered = path + "/" + refresh;
            Await.until(() -> partner.api().get(ordered).text("status").equals("FAILED"));
        }

        /** Valid for nearly every endpoint, since each ignores the fields it does not know. */
        private Map<String, Object> body(TestPartner caller) {
            var body = new LinkedHashMap<String, Object>();
            body.put("partnerId", caller.id().value());
            body.put("customerId", customer);
            body.put("consumerId", consumer);
            body.put("institutionId", INSTITUTION);
            body.put("institutionLoginId", LOGIN);
            body.put("borrowers", List.of(borrower("primary"), borrower("jointBorrower")));
            body.put("link", link);
            body.put("indirectPartnerId", 1);
            body.put("name", "another");
            body.put("username", "somebody_else");
            body.put("firstName", "Somebody");
            body.put("lastName", "Else");
            body.put("state", "UT");
            body.put("ssn", "123456789");
            body.put("phone", "1-801-984-4200");
            body.put("credentials", List.of(field("001", "demo"), field("002", "go")));
            return body;
        }

        private Map<String, String> field(String number, String value) {
            return Map.of("id", INSTITUTION + number, "value", value);
        }

        private Map<String, Object> borrower(String type) {
            return GenerateCalls.borrower(customer, consumer, type);
        }

        private static String encoded(String link) {
            return URLEncoder.encode(link, StandardCharsets.UTF_8);
        }

        private Answer created(String path, Map<String, Object> body) {
            var answer = partner.api().post(path, body);
            assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
            return answer;
        }
    }
}
