package io.fairlead.partner;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.Actor;
import io.fairlead.shared.Secret;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FairleadTest
class PartnersRestTest {

    private static final String AUTHENTICATION = "/aggregation/v2/partners/authentication";
    private static final String REVOKE_TOKENS = "/fairlead/v1/tokens/revoke";
    private static final String APP_KEYS = "/fairlead/v1/app-keys";
    private static final String END_OLDER = "/fairlead/v1/app-keys/end-older";
    private static final Actor ACTOR = Actor.server("test");
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
        assertThat(partners.unlock(ACTOR, partner.id())).isTrue();
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

    @Test
    void endsTokensWithAChangeOfTheSecretWhenAskedTo() {
        var change = secretChange(partner.secret(), "another-secret-1");
        change.put("endTokens", true);

        assertThat(partner.api().put(AUTHENTICATION, change).status()).isEqualTo(204);

        assertProblem(partner.api().get(ANY_CALL), 401, 10022, "Invalid (Finicity-App-Token)");
        var token = partner.authenticate(new Secret("another-secret-1")).text("token");
        assertAccepted(withToken(token));
    }

    /** The vendor's field says that the new secret counts at once, and its clients send it. */
    @Test
    void endsNoTokensBecauseOfTheFieldImmediate() {
        var change = secretChange(partner.secret(), "another-secret-1");
        change.put("immediate", true);

        assertThat(partner.api().put(AUTHENTICATION, change).status()).isEqualTo(204);

        assertAccepted(partner.api());
    }

    @Test
    void wantsToKnowClearlyWhetherToEndTokens() {
        var change = secretChange(partner.secret(), "another-secret-1");
        change.put("endTokens", "yes");

        assertProblem(
                partner.api().put(AUTHENTICATION, change),
                400,
                14020,
                "Bad request. \"endTokens\" must be true or false.");
        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
    }

    @Test
    void revokesAllTokensForTheSecretAlone() {
        var other = server.newPartner();
        var withoutToken = partner.api().without("Finicity-App-Token");
        assertProblem(
                withoutToken.post(REVOKE_TOKENS, credentials(WRONG)),
                401,
                10001,
                "Invalid credentials");
        assertAccepted(partner.api());

        assertThat(withoutToken.post(REVOKE_TOKENS, credentials(partner.secret())).status())
                .isEqualTo(204);

        assertProblem(partner.api().get(ANY_CALL), 401, 10022, "Invalid (Finicity-App-Token)");
        assertAccepted(partner.withNewToken().api());
        assertAccepted(other.api());
    }

    @Test
    void replacesAnAppKeyWithBothValidDuringTheChange() {
        var replaced = partner.api().post(APP_KEYS, credentials(partner.secret()));
        assertThat(replaced.status()).isEqualTo(201);
        assertThat(replaced.text("appKey")).matches("\\w{32}");
        assertThat(Instant.parse(replaced.text("olderExpiresAt")))
                .isBetween(
                        clock.instant().plus(Duration.ofDays(7)).minusSeconds(60),
                        clock.instant().plus(Duration.ofDays(7)));
        var withNew = partner.api().with("Finicity-App-Key", replaced.text("appKey"));
        assertAccepted(withNew);
        assertAccepted(partner.api());
        assertProblem(
                withNew.post(APP_KEYS, credentials(partner.secret())),
                409,
                409,
                "The app key before this one still counts. End it first, or wait.");

        assertProblem(
                partner.api().post(END_OLDER, credentials(partner.secret())),
                409,
                409,
                "Make this call with the new app key, not with the one to end.");
        assertThat(withNew.post(END_OLDER, credentials(partner.secret())).status()).isEqualTo(204);
        assertThat(withNew.post(END_OLDER, credentials(partner.secret())).status()).isEqualTo(204);

        assertThat(partner.api().get(ANY_CALL).status()).isEqualTo(401);
        assertThat(partner.api().get(ANY_CALL).body()).isEqualTo("Invalid (Finicity-App-Key)");
        assertAccepted(withNew);
    }

    @Test
    void endsAReplacedAppKeyWhenItsTimeIsOver() {
        var credentials = credentials(partner.secret());
        credentials.put("olderForHours", "1");
        var replaced = partner.api().post(APP_KEYS, credentials);

        clock.advance(Duration.ofMinutes(61));

        assertThat(partner.api().get(ANY_CALL).body()).isEqualTo("Invalid (Finicity-App-Key)");
        assertAccepted(partner.api().with("Finicity-App-Key", replaced.text("appKey")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2161", "1.5", "\"8 h\""})
    void refusesATimeThatNoAppKeyMayLiveOn(String hours) {
        assertProblem(
                partner.api()
                        .callRaw(
                                "POST",
                                APP_KEYS,
                                "{\"partnerId\": \"%s\", \"partnerSecret\": \"%s\", \"olderForHours\": %s}"
                                        .formatted(partner.id(), partner.secret().reveal(), hours)),
                400,
                14020,
                "Bad request. \"olderForHours\" must be a whole number from 0 to 2160.");
    }

    @Test
    void refusesEveryCallOfADisabledPartner() {
        partners.disable(ACTOR, partner.id());

        assertProblem(partner.api().get(ANY_CALL), 401, 24302, "Bad credentials");
        assertProblem(partner.authenticate(partner.secret()), 401, 24302, "Bad credentials");
        assertProblem(
                changeSecret(partner.secret(), "another-secret-1"), 401, 24302, "Bad credentials");
        for (var call : List.of(REVOKE_TOKENS, APP_KEYS, END_OLDER)) {
            assertProblem(
                    partner.api().post(call, credentials(partner.secret())),
                    401,
                    24302,
                    "Bad credentials");
        }
        var generate = partner.api().post("/connect/v2/generate", Map.of());
        assertThat(generate.status()).isEqualTo(401);
        assertThat(generate.text("message")).isEqualTo("Invalid authorization credentials");

        partners.enable(ACTOR, partner.id());
        assertAccepted(partner.api());
        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
    }

    private Map<String, Object> credentials(Secret secret) {
        return new HashMap<>(
                Map.of("partnerId", partner.id().value(), "partnerSecret", secret.reveal()));
    }

    private Map<String, Object> secretChange(Secret secret, String newSecret) {
        var change = credentials(secret);
        change.put("newPartnerSecret", newSecret);
        return change;
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
