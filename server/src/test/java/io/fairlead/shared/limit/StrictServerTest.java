package io.fairlead.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestPartner;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Partners who do too much, at a server whose operator lets them do little. */
@FairleadTest
@TestPropertySource(
        properties = {
            "fairlead.customer.per-partner=5",
            "fairlead.link.per-partner-and-hour=5",
            "fairlead.experience.per-partner=5",
            "fairlead.partner.tokens-per-minute=5",
            "fairlead.link.redirect-schemes=https,harbour-app"
        })
class StrictServerTest {

    private static final int MOST = 5;

    private final FairleadServer server;
    private int made;

    StrictServerTest(FairleadServer server) {
        this.server = server;
    }

    @Test
    void boundsTheCustomersOfAPartner() {
        var partner = server.newPartner();

        assertBounded(MOST, 201, "customers", () -> enrolled(partner));
        assertThat(enrolled(server.newPartner()).status()).isEqualTo(201);
        assertThat(partner.api().get("/aggregation/v1/customers").json().path("found").asInt())
                .isEqualTo(MOST);
    }

    @Test
    void boundsTheExperiencesOfAPartner() {
        var partner = server.newPartner();

        assertBounded(MOST, 201, "experiences", () -> experience(partner));
        assertThat(experience(server.newPartner()).status()).isEqualTo(201);
    }

    @Test
    void boundsTheLinksOfAPartner() {
        var calls = server.newCaller();

        assertBounded(MOST, 200, "links", () -> calls.send(calls.full()));
        var others = server.newCaller();
        assertThat(others.send(others.full()).status()).isEqualTo(200);
    }

    @Test
    void boundsTheTokensOfAPartnerFromOneAddress() {
        // Made with a token already.
        var partner = server.newPartner();

        assertBounded(
                MOST - 1, 200, "requests for tokens", () -> partner.authenticate(partner.secret()));
        var elsewhere = partner.from("203.0.113.77");
        assertThat(elsewhere.authenticate(partner.secret()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://anywhere.example/done", "harbour-app://done"})
    void makesLinksThatLeadWhereTheyMay(String redirectUri) {
        assertThat(linkTo(redirectUri).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://anywhere.example/done", "other-app://done"})
    void makesNoLinksThatLeadElsewhere(String redirectUri) {
        assertThat(linkTo(redirectUri).status()).isEqualTo(400);
    }

    private Answer linkTo(String redirectUri) {
        GenerateCalls calls = server.newCaller();
        return calls.send(calls.full().with("redirectUri", redirectUri));
    }

    private static void assertBounded(
            int number, int success, String what, Supplier<Answer> attack) {
        for (var call = 1; call <= number; call++) {
            assertThat(attack.get().status()).isEqualTo(success);
        }
        var tooMany = attack.get();
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.body()).contains("Too many " + what + ".");
        var seconds = tooMany.headers().firstValue("Retry-After").orElseThrow();
        assertThat(Integer.parseInt(seconds)).isPositive();
    }

    private Answer enrolled(TestPartner partner) {
        return partner.api()
                .post(
                        "/aggregation/v2/customers/testing",
                        Map.of("username", "customer_" + ++made));
    }

    private Answer experience(TestPartner partner) {
        return partner.api().post("/fairlead/v1/experiences", Map.of("name", "look " + ++made));
    }
}
