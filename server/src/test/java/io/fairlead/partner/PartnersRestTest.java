package io.fairlead.partner;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.Secret;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FairleadTest
class PartnersRestTest {

    private static final String AUTHENTICATION = "/aggregation/v2/partners/authentication";
    private static final String ANY_CALL = "/aggregation/v1/customers";
    private static final Secret WRONG = new Secret("not-the-secret-1");

    private final FairleadServer server;
    private final Partners partners;
    private final MovableClock clock;
    private final TestPartner partner;

    PartnersRestTest(FairleadServer server, Partners partners, MovableClock clock) {
        this.server = server;
        this.partners = partners;
        this.clock = clock;
        this.partner = server.newPartner();
    }

    @Test
    void givesATokenForTheRightSecret() {
        var answer = partner.authenticate(partner.secret());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("token");
        assertThat(answer.text("token")).matches("[A-Za-z0-9]{20,}");
        assertAccepted(withToken(answer.text("token")));
    }

    @Test
    void keepsEarlierTokensValid() {
        var first = withToken(partner.authenticate(partner.secret()).text("token"));
        var second = withToken(partner.authenticate(partner.secret()).text("token"));
        assertAccepted(first);
        assertAccepted(second);
    }

    @Test
    void endsATokenAfterTwoHours() {
        clock.advance(Duration.ofMinutes(119));
        assertAccepted(partner.api());
        clock.advance(Duration.ofMinutes(2));
        assertProblem(partner.api().get(ANY_CALL), 401, 10023, "Expired (Finicity-App-Token)");
    }

    @Test
    void refusesAWrongSecret() {
        assertProblem(partner.authenticate(WRONG), 401, 10001, "Invalid credentials");
    }

    @Test
    void locksAfterFiveWrongSecretsInARow() {
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertProblem(partner.authenticate(WRONG), 401, 10001, "Invalid credentials");
        }
        assertProblem(partner.authenticate(partner.secret()), 401, 24302, "Bad credentials");
        assertProblem(
                changeSecret(partner.secret(), "another-secret-1"), 401, 24302, "Bad credentials");
        assertAccepted(partner.api());
    }

    @Test
    void letsTheRightSecretInAfterADelayThatGrows() {
        for (var attempt = 1; attempt <= 5; attempt++) {
            partner.authenticate(WRONG);
        }
        assertWaits(60);
        clock.advance(Duration.ofSeconds(61));
        assertProblem(partner.authenticate(WRONG), 401, 10001, "Invalid credentials");
        assertWaits(120);
        // What is sent meanwhile is not looked at and prolongs nothing.
        assertThat(guess()).isEqualTo(24302);
        clock.advance(Duration.ofSeconds(121));
        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
        assertProblem(partner.authenticate(WRONG), 401, 10001, "Invalid credentials");
        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
    }

    private void assertWaits(int seconds) {
        var locked = partner.authenticate(partner.secret());
        assertProblem(locked, 401, 24302, "Bad credentials");
        var after = Integer.parseInt(locked.headers().firstValue("Retry-After").orElseThrow());
        assertThat(after).isBetween(seconds - 30, seconds);
    }

    @Test
    void lockOutOneAddressAndNotTheOwnerAtAnother() {
        var stranger = partner.from("203.0.113.7");
        for (var attempt = 1; attempt <= 6; attempt++) {
            stranger.authenticate(WRONG);
        }
        assertThat(stranger.authenticate(partner.secret()).status()).isEqualTo(401);

        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
        assertThat(partner.from("203.0.113.8").authenticate(partner.secret()).status())
                .isEqualTo(200);
    }

    @Test
    void takesTheAddressesOfOneSubscriberForOne() {
        for (var attempt = 1; attempt <= 5; attempt++) {
            partner.from("2001:db8:1:2::" + attempt).authenticate(WRONG);
        }
        var neighbour = partner.from("2001:db8:1:2:3:4:5:6");
        assertThat(neighbour.authenticate(partner.secret()).status()).isEqualTo(401);
        assertThat(partner.from("2001:db8:1:3::1").authenticate(partner.secret()).status())
                .isEqualTo(200);
    }

    @Test
    void locksAfterFiveOfManyWrongSecretsAtOnce() {
        var guesses =
                Stream.generate(() -> supplyAsync(() -> guess(), Thread::startVirtualThread))
                        .limit(20)
                        .toList();

        assertThat(guesses.stream().map(CompletableFuture::join))
                .filteredOn(code -> code != 24302)
                .containsOnly(10001)
                .hasSize(5);
        assertProblem(partner.authenticate(partner.secret()), 401, 24302, "Bad credentials");
    }

    private int guess() {
        return partner.authenticate(WRONG).json().required("code").intValue();
    }

    @Test
    void tellsTheSecretOfNowToWhatSigns() {
        assertThat(partners.secret(partner.id())).isEqualTo(partner.secret());

        assertThat(changeSecret(partner.secret(), "another-secret-1").status()).isEqualTo(204);

        assertThat(partners.secret(partner.id())).isEqualTo(new Secret("another-secret-1"));
    }

    @Test
    void letsAnUnlockedPartnerIn() {
        for (var attempt = 1; attempt <= 5; attempt++) {
            partner.authenticate(WRONG);
        }
        assertThat(partners.unlock(partner.id())).isTrue();
        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
    }

    @Test
    void countsOnlyWrongSecretsInARow() {
        for (var round = 1; round <= 2; round++) {
            for (var attempt = 1; attempt <= 4; attempt++) {
                partner.authenticate(WRONG);
            }
            assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
        }
    }

    @Test
    void countsWrongSecretsGivenToAChangeAsWell() {
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertProblem(
                    changeSecret(WRONG, "another-secret-1"), 401, 10001, "Invalid credentials");
        }
        assertProblem(partner.authenticate(partner.secret()), 401, 24302, "Bad credentials");
    }

    @Test
    void knowsAPartnerOnlyByItsOwnAppKey() {
        var other = server.newPartner();
        var body =
                Map.of("partnerId", other.id().value(), "partnerSecret", other.secret().reveal());
        assertProblem(partner.api().post(AUTHENTICATION, body), 404, 12401, "partner not found");
        assertThat(other.authenticate(other.secret()).status()).isEqualTo(200);
    }

    @Test
    void asksForEveryField() {
        var api = partner.api();
        assertProblem(
                api.post(AUTHENTICATION, Map.of("partnerSecret", "s")),
                400,
                10005,
                "Missing parameter (partnerId)");
        assertProblem(
                api.post(AUTHENTICATION, Map.of("partnerId", " ", "partnerSecret", "s")),
                400,
                10005,
                "Missing parameter (partnerId)");
        assertProblem(
                api.post(AUTHENTICATION, Map.of("partnerId", partner.id().value())),
                400,
                10005,
                "Missing parameter (partnerSecret)");
        assertProblem(
                api.put(
                        AUTHENTICATION,
                        Map.of("partnerId", partner.id().value(), "partnerSecret", "s")),
                400,
                10005,
                "Missing parameter (newPartnerSecret)");
    }

    @Test
    void takesThePartnerIdAsANumber() {
        var body =
                Map.of(
                        "partnerId",
                        Long.parseLong(partner.id().value()),
                        "partnerSecret",
                        partner.secret().reveal());
        assertThat(partner.api().post(AUTHENTICATION, body).status()).isEqualTo(200);
    }

    @Test
    void changesTheSecretAndBack() {
        var updated = new Secret(partner.secret().reveal() + "_updated");

        var changed = changeSecret(partner.secret(), updated.reveal());
        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.body()).isEmpty();
        assertProblem(partner.authenticate(partner.secret()), 401, 10001, "Invalid credentials");
        assertThat(partner.authenticate(updated).status()).isEqualTo(200);
        assertAccepted(partner.api());

        assertThat(changeSecret(updated, partner.secret().reveal()).status()).isEqualTo(204);
        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short-one-1",
                "only-letters-here",
                "123456789012",
                "with a blank 12",
                "ümlaut-secret-1"
            })
    void refusesANewSecretAgainstThePolicy(String secret) {
        assertProblem(
                changeSecret(partner.secret(), secret),
                400,
                24437,
                "New password is not as per policy");
        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
    }

    @Test
    void namesTheSecretWhenBothAreWrong() {
        assertProblem(changeSecret(WRONG, "short"), 401, 10001, "Invalid credentials");
    }

    @Test
    void asksForTheAppKeyBeforeAnythingElse() {
        var nobody = server.stranger();
        assertProblem(nobody.get(ANY_CALL), 401, 10026, "Missing parameter (Finicity-App-Key)");
        assertProblem(
                nobody.post(AUTHENTICATION, Map.of()),
                401,
                10026,
                "Missing parameter (Finicity-App-Key)");
    }

    @Test
    void tellsAWrongAppKeyInPlainText() {
        var answer = partner.api().with("Finicity-App-Key", "wrong").get(ANY_CALL);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
        assertThat(answer.body()).isEqualTo("Invalid (Finicity-App-Key)");
    }

    @Test
    void asksForAToken() {
        assertProblem(
                partner.api().without("Finicity-App-Token").get(ANY_CALL),
                401,
                10024,
                "Missing parameter (Finicity-App-Token)");
    }

    @Test
    void refusesATokenItNeverIssued() {
        assertProblem(
                withToken("AAAAAAAAAAAAAAAAAAAAAAAA").get(ANY_CALL),
                401,
                10022,
                "Invalid (Finicity-App-Token)");
    }

    @Test
    void refusesTheTokenOfAnotherPartner() {
        var other = server.newPartner();
        var mixed = other.api().with("Finicity-App-Key", partner.appKey().reveal());
        assertProblem(mixed.get(ANY_CALL), 401, 10022, "Invalid (Finicity-App-Token)");
    }

    @Test
    void takesTheShortHeaderNamesToo() {
        var token = partner.authenticate(partner.secret()).text("token");
        var shortNames =
                server.stranger()
                        .with("App-Key", partner.appKey().reveal())
                        .with("App-Token", token);
        assertAccepted(shortNames);
    }

    @Test
    void believesTheLongHeaderNameWhenBothAreSent() {
        assertAccepted(partner.api().with("App-Key", "wrong").with("App-Token", "wrong"));
        assertThat(
                        partner.api()
                                .with("App-Key", partner.appKey().reveal())
                                .with("Finicity-App-Key", "wrong")
                                .get(ANY_CALL)
                                .status())
                .isEqualTo(401);
    }

    private ApiClient withToken(String token) {
        return partner.api().with("Finicity-App-Token", token);
    }

    private Answer changeSecret(Secret secret, String newSecret) {
        return partner.api()
                .put(
                        AUTHENTICATION,
                        Map.of(
                                "partnerId",
                                partner.id().value(),
                                "partnerSecret",
                                secret.reveal(),
                                "newPartnerSecret",
                                newSecret));
    }

    private static void assertAccepted(ApiClient api) {
        assertThat(api.get(ANY_CALL).status()).isEqualTo(200);
    }
}
