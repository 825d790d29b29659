package io.finbank.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.TestBank;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OAuthTest {

    private final TestBank bank = TestBank.shared();
    private final OAuthVisit visit = new OAuthVisit(bank.url());

    @AfterEach
    void clear() {
        bank.delete("/faults");
        bank.delete("/clock");
    }

    @Test
    void leadsFromThePushedRequestToTheChosenAccounts() {
        var requestUri = visit.push();
        var begun = visit.open(OAuthVisit.authorizePath(requestUri));
        assertThat(begun.location()).contains("/oauth2/sign-in?");
        assertThat(visit.open(begun.location()).html())
                .contains("FinBank OAuth", "USERNAME", "PASSWORD", "NEXT");

        var consent = visit.consentPage(requestUri, "profile_03", "profile_03");
        assertThat(consent.html()).contains("Allow", "Checking", "Savings");
        assertThat(consent.accounts()).hasSize(5);
        var chosen = consent.accounts().subList(1, 3);
        var allowed = visit.allow(consent, chosen);
        assertThat(allowed.location()).startsWith(OAuthVisit.CALLBACK + "?");
        assertThat(allowed.query())
                .containsEntry("state", "what the client wants back")
                .containsEntry("iss", bank.url().toString())
                .containsOnlyKeys("code", "state", "iss");

        var tokens = visit.exchange(allowed.code()).json();
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isBetween(590, 600);
        var token = tokens.get("access_token").asString();
        assertThat(bank.accounts(token))
                .extracting(account -> account.get("id").asString())
                .containsExactlyElementsOf(chosen);
        assertThat(bank.get("/api/accounts/" + consent.accounts().getFirst(), token).error())
                .isEqualTo("404 account_not_found 946");
    }

    @Test
    void tellsWhatTheUserConsentedTo() {
        var token = visit.tokens("demo", "go", 2).get("access_token").asString();
        var consent = bank.get("/api/consent", token).json();
        assertThat(consent.get("accounts").size()).isEqualTo(2);
        assertThat(
                        Duration.between(
                                Instant.parse(consent.get("grantedAt").asString()),
                                Instant.parse(consent.get("expiresAt").asString())))
                .isEqualTo(Duration.ofDays(180));
        assertThat(bank.get("/api/consent", "made-up").error()).isEqualTo("401 token_expired 947");
        assertThat(bank.get("/api/consent").error()).isEqualTo("401 token_expired 947");
    }

    @Test
    void describesItself() {
        var metadata = bank.get("/.well-known/oauth-authorization-server").json();
        assertThat(metadata.get("issuer").asString()).isEqualTo(bank.url().toString());
        assertThat(metadata.get("pushed_authorization_request_endpoint").asString())
                .isEqualTo(bank.url() + "/oauth2/par");
        assertThat(metadata.get("require_pushed_authorization_requests").asBoolean()).isTrue();
        assertThat(metadata.get("authorization_response_iss_parameter_supported").asBoolean())
                .isTrue();
        assertThat(metadata.has("jwks_uri")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge,", // PKCE is not optional
        "code_challenge_method,plain",
        "redirect_uri,http://localhost:8080/elsewhere",
        "scope,everything",
        "institution,101732", // signs on with passwords
        "institution,"
    })
    void refusesToPushARequestThatIsWrong(String field, @Nullable String value) {
        var request = visit.request();
        if (value == null) {
            request.remove(field);
        } else {
            request.put(field, value);
        }
        assertThat(visit.push(request).status()).isEqualTo(400);
    }

    @Test
    void refusesAClientWithTheWrongSecret() {
        assertThat(visit.asClient("/oauth2/par", "guessed", visit.request()).error())
                .isEqualTo("401 invalid_client");
        assertThat(visit.submit("/oauth2/token", Map.of("grant_type", "refresh_token")).status())
                .isEqualTo(401);
    }

    @Test
    void refusesARequestThatWasNotPushed() {
        var query = "response_type=code&client_id=fairlead&redirect_uri=" + OAuthVisit.CALLBACK;
        var answer = visit.open("/oauth2/authorize?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.html()).contains("start again");
    }

    @ParameterizedTest
    @CsvSource({"demo,wrong", "invalid_user,go", "demo,125", "tfa_text,go"})
    void asksAgainWhenThePasswordIsWrong(String username, String password) {
        var answer = visit.signIn(visit.push(), username, password);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.html()).contains("role=\"alert\"").doesNotContain(password + "\"");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void keepsTheSignInInACookieThatScriptsCannotRead() {
        var requestUri = visit.push();
        assertThat(visit.signIn(requestUri, "demo", "go").header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/oauth2");
        assertThat(visit.open(OAuthVisit.authorizePath(visit.push())).location())
                .as("for another request it is asked for again")
                .contains("/oauth2/sign-in?");
    }

    @Test
    void tellsTheClientThatTheUserRefused() {
        var refused = visit.refuse(visit.consentPage(visit.push(), "demo", "go"));
        assertThat(refused.location()).startsWith(OAuthVisit.CALLBACK + "?");
        assertThat(refused.query())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "what the client wants back")
                .containsEntry("iss", bank.url().toString());

        var requestUri = visit.push();
        var cancelled = visit.submit("/oauth2/sign-in/cancel", Map.of("request_uri", requestUri));
        assertThat(cancelled.query())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "what the client wants back")
                .containsEntry("iss", bank.url().toString());
        assertThat(visit.signIn(requestUri, "demo", "go").status()).isEqualTo(400);
    }

    @Test
    void speaksTheLanguageThatTheClientNames() {
        var request = visit.request();
        request.put("ui_locales", "de fr-CA es");
        var requestUri = visit.push(request).json().get("request_uri").asString();
        var signIn = visit.open(visit.open(OAuthVisit.authorizePath(requestUri)).location());
        assertThat(signIn.html()).contains("<html lang=\"fr\">", "SUIVANT", "Annuler");
        var refused = visit.signIn(requestUri, "demo", "wrong");
        assertThat(refused.html()).contains("mot de passe est incorrect");
        assertThat(visit.consentPage(requestUri, "demo", "go").html())
                .contains("<html lang=\"fr\">", "Choisissez les comptes", "Autoriser");
    }

    @Test
    void wantsAtLeastOneAccountOfTheUsersOwn() {
        var page = visit.consentPage(visit.push(), "demo", "go");
        var none = visit.allow(page, List.of("of-somebody-else"));
        assertThat(visit.open(none.location()).html()).contains("Choose at least one account");
        assertThat(visit.allow(page, page.accounts()).query()).containsKey("code");
    }

    @Test
    void endsTheGrantWhenACodeIsExchangedTwice() {
        var page = visit.consentPage(visit.push(), "demo", "go");
        var code = visit.allow(page, page.accounts()).code();
        var tokens = visit.exchange(code).json();
        assertThat(visit.exchange(code).error()).isEqualTo("400 invalid_grant");
        assertEnded(tokens);
    }

    @Test
    void endsTheGrantWhenARefreshTokenIsSpentTwice() {
        var first = refreshToken(visit.tokens("demo", "go", 1));
        var renewed = visit.refresh(first).json();
        assertThat(bank.accounts(accessToken(renewed))).hasSize(1);
        assertThat(visit.refresh(first).error()).isEqualTo("400 invalid_grant");
        assertEnded(renewed);
    }

    @Test
    void givesARefreshTokenToOneOfManyCallsAtOnce() {
        var token = refreshToken(visit.tokens("demo", "go", 1));
        var calls =
                IntStream.range(0, 8)
                        .mapToObj(
                                call ->
                                        CompletableFuture.supplyAsync(
                                                () -> visit.refresh(token).status()))
                        .toList();
        assertThat(calls.stream().map(CompletableFuture::join)).containsOnlyOnce(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh_token", "access_token"})
    void revokesTokens(String kind) {
        var tokens = visit.tokens("demo", "go", 1);
        assertThat(visit.revoke(tokens.get(kind).asString()).status()).isEqualTo(200);
        assertThat(visit.revoke("never-issued").status()).isEqualTo(200);
        assertThat(bank.get("/api/accounts", accessToken(tokens)).error())
                .isEqualTo("401 token_expired 947");
        assertThat(visit.refresh(refreshToken(tokens)).status())
                .isEqualTo(kind.equals("refresh_token") ? 400 : 200);
    }

    @Test
    void letsTokensExpireByTheClockOfTheBank() {
        var tokens = visit.tokens("demo", "go", 1);
        bank.put("/clock", Map.of("offset", "PT11M"));
        assertThat(bank.get("/api/accounts", accessToken(tokens)).error())
                .isEqualTo("401 token_expired 947");
        var renewed = visit.refresh(refreshToken(tokens)).json();
        assertThat(bank.accounts(accessToken(renewed))).hasSize(1);
        bank.put("/clock", Map.of("offset", "P181D"));
        assertThat(visit.refresh(refreshToken(renewed)).error()).isEqualTo("400 invalid_grant");
    }

    @Test
    void meetsFaultsThatWaitForTokens() {
        var tokens = visit.tokens("demo", "go", 1);
        bank.post("/faults", failure("token", 905));
        var failed = visit.refresh(refreshToken(tokens));
        assertThat(failed.error()).isEqualTo("503 temporarily_unavailable");
        assertThat(failed.json().get("code").asInt()).isEqualTo(905);
        bank.post("/faults", fault("token", "expire-token"));
        assertThat(visit.refresh(refreshToken(tokens)).error()).isEqualTo("400 invalid_grant");
        bank.post("/faults", fault("token", "wrong-media-type"));
        assertThat(visit.refresh(refreshToken(tokens)).header("Content-Type"))
                .startsWith("text/html");
        bank.post("/faults", failure("revoke", 102));
        assertThat(visit.revoke(refreshToken(tokens)).status()).isEqualTo(503);
        assertThat(visit.refresh(refreshToken(tokens)).status()).isEqualTo(200);
    }

    @Test
    void meetsFaultsThatWaitForUsers() {
        bank.post("/faults", failure("authorize", 905));
        var requestUri = visit.push();
        var failed = visit.open(visit.signIn(requestUri, "demo", "go").location());
        assertThat(failed.query())
                .containsEntry("error", "temporarily_unavailable")
                .containsKey("state")
                .containsEntry("iss", bank.url().toString());
        assertThat(visit.open(OAuthVisit.authorizePath(requestUri)).location())
                .contains("/oauth2/consent?");
    }

    @Test
    void goesOnWhereItWasWhenItIsStartedAgain(@TempDir Path folder) {
        String requestUri;
        JsonNode tokens;
        try (TestBank first = TestBank.on(folder)) {
            tokens = new OAuthVisit(first.url()).tokens("demo", "go", 1);
            requestUri = new OAuthVisit(first.url()).push();
        }
        try (TestBank second = TestBank.on(folder)) {
            var visitAgain = new OAuthVisit(second.url());
            assertThat(second.accounts(accessToken(tokens))).hasSize(1);
            assertThat(visitAgain.refresh(refreshToken(tokens)).status()).isEqualTo(200);
            assertThat(visitAgain.refresh(refreshToken(tokens)).status()).isEqualTo(400);
            var page = visitAgain.consentPage(requestUri, "profile_101", "profile_101");
            assertThat(visitAgain.allow(page, page.accounts()).query()).containsKey("code");
        }
    }

    private void assertEnded(JsonNode tokens) {
        assertThat(bank.get("/api/accounts", accessToken(tokens)).error())
                .isEqualTo("401 token_expired 947");
        assertThat(visit.refresh(refreshToken(tokens)).error()).isEqualTo("400 invalid_grant");
    }

    private static Map<String, Object> fault(String step, String kind) {
        return Map.of("step", step, "kind", kind, "times", 1);
    }

    private static Map<String, Object> failure(String step, int code) {
        return Map.of("step", step, "kind", "fail", "times", 1, "code", code);
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("access_token").asString();
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.get("refresh_token").asString();
    }
}
