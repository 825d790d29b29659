package io.fairlead;

import static io.fairlead.support.ProblemAssertions.assertConnectProblem;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.people.TestPeople;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.EndpointsForPeople;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FilledPath;
import io.fairlead.support.OwnerOfEverything;
import io.fairlead.support.TestPartner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** These kinds of reports are made for nobody. */
    private static final Set<Endpoint> MADE_FOR_NOBODY =
            Set.of(
                    new Endpoint("POST", "/decisioning/v2/customers/{customerId}/{report}"),
                    new Endpoint(
                            "POST", "/decisioning/v2/customers/{customerId}/voieTxVerify/{form}"),
                    new Endpoint(
                            "POST",
                            "/decisioning/v2/customers/{customerId}/reports/{report}/userTypes/{userType}"),
                    new Endpoint(
                            "POST",
                            "/decisioning/customers/{customerId}/reports/{report}/userTypes/{userType}"));

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

    private static final int WRONG_CREDENTIALS = 103;

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

    /**
     * Endpoints for people refuse strangers and partners alike, each in the form of its place; a
     * partner's backend gets no page, and the console's pages lead to the sign-in. In a sandbox
     * nobody signs in, so this is a test of production.
     */
    @Test
    void callNoEndpointForPeople() {
        try (var _ = EndpointsForPeople.addedTo(mapping)) {
            var closed =
                    Arrays.stream(CallableBy.Caller.values())
                            .filter(CallableBy.Caller::isPerson)
                            .flatMap(this::endpointsFor)
                            .toList();

            assertThat(closed).hasSizeGreaterThanOrEqualTo(16);
            for (var caller : List.of(server.stranger(), server.newPartner().api())) {
                var visitor = TestPeople.inProduction(caller);
                assertThat(closed).allSatisfy(endpoint -> assertNeedsASignIn(endpoint, visitor));
            }
        }
    }

    private static void assertNeedsASignIn(Endpoint endpoint, ApiClient caller) {
        var path = FilledPath.of(endpoint.pattern(), _ -> null);
        var refused = caller.call(endpoint.method(), path, Map.of());
        if (path.startsWith("/console") && endpoint.method().equals("GET")) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(303);
            assertThat(refused.headers().firstValue("Location").orElseThrow())
                    .startsWith("/console/sign-in");
        } else if (path.startsWith("/connect/")) {
            assertConnectProblem(refused, 401, 401, "Sign in first.");
        } else if (path.startsWith("/fairlead/") || isPartner(caller)) {
            assertProblem(refused, 401, 401, "Sign in first.");
        } else {
            assertThat(refused.status()).as(refused.body()).isEqualTo(401);
            assertThat(refused.body()).contains("<h1", "Please sign in").doesNotContain("Hello");
        }
    }

    private static boolean isPartner(ApiClient caller) {
        return caller.headerLines().stream().anyMatch(line -> line.startsWith("Finicity-App-"));
    }

    private void check(Endpoint endpoint, TestPartner stranger) {
        var owner = new OwnerOfEverything(server, accounts, transactions);
        if (endpoint.pattern().contains("{refreshId}")) {
            owner.refresh();
        }
        var before = owner.everything();

        var refused = owner.called(endpoint.method(), endpoint.pattern(), stranger);
        if (!NAMING_NOBODY.contains(endpoint)) {
            assertThat(refused.status()).as(refused.body()).isIn(400, 404);
        }
        assertThat(refused.body()).doesNotContain(PRIVATE);
        assertThat(owner.everything()).isEqualTo(before);

        if (MADE_FOR_NOBODY.contains(endpoint)) {
            return;
        }
        // The same call is a good one for its owner, so it was not refused for being malformed.
        var accepted = owner.called(endpoint.method(), endpoint.pattern(), owner.partner());
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
}
