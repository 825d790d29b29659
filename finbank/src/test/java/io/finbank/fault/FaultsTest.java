package io.finbank.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.finbank.TestBank;
import io.finbank.TestBank.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class FaultsTest {

    private static final String PROFILES = "102105";

    private final TestBank bank = TestBank.shared();
    private String session = "";

    @BeforeEach
    void signOn() {
        session = bank.sessionOf("profile_101");
    }

    @AfterEach
    void clear() {
        bank.delete("/faults");
    }

    private String order(Object... namesAndValues) {
        Map<String, Object> fault = new HashMap<>(Map.of("institutionId", PROFILES));
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fault.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        var answer = bank.post("/faults", fault);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private Answer accounts() {
        return bank.get("/api/accounts", session);
    }

    @ParameterizedTest
    @CsvSource({
        "102,503 unavailable",
        "103,401 wrong_credentials",
        "108,403 action_needed",
        "109,403 password_expired",
        "125,401 legacy_refusal",
        "185,401 mfa_required",
        "187,401 wrong_answer",
        "906,503 maintenance",
        "910,503 unavailable",
        "913,410 account_closed",
        "914,404 account_not_found",
        "929,404 not_supported",
        "936,403 consumer_not_allowed",
        "945,403 consent_missing",
        "947,401 token_expired",
        "948,403 oauth_required"
    })
    void failsWithEveryCode(int code, String error) {
        order("step", "accounts", "kind", "fail", "code", code);
        assertThat(accounts().error()).isEqualTo(error + " " + code);
    }

    @ParameterizedTest
    @CsvSource({
        "lock,403 account_locked 108",
        "new-terms,403 action_needed 108",
        "change-password,403 password_expired 109",
        "expire-token,401 token_expired 947"
    })
    void refusesUntilCleared(String kind, String error) {
        var id = order("step", "any", "kind", kind);
        assertThat(accounts().error()).isEqualTo(error);
        assertThat(accounts().error()).isEqualTo(error);
        assertThat(bank.signOn(PROFILES, "somebody", "profile_101").error()).isEqualTo(error);
        assertThat(bank.delete("/faults/" + id).status()).isEqualTo(204);
        assertThat(accounts().status()).isEqualTo(200);
    }

    @Test
    void dropsTheConnection() {
        // Not once only: the client repeats a GET by itself when a connection breaks.
        order("step", "accounts", "kind", "drop");
        assertThatThrownBy(this::accounts)
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
        clear();
        assertThat(accounts().status()).isEqualTo(200);
    }

    @Test
    void answersGarbage() {
        order("step", "accounts", "kind", "garbage");
        assertThat(accounts().mediaType()).startsWith("application/json");
        assertThatThrownBy(() -> accounts().json()).isInstanceOf(JacksonException.class);
    }

    @Test
    void answersTooMuch() {
        order("step", "accounts", "kind", "oversized");
        assertThat(accounts().bytes()).hasSizeGreaterThan(32 * 1024 * 1024);
    }

    @Test
    void answersAPage() {
        order("step", "accounts", "kind", "wrong-media-type");
        assertThat(accounts().mediaType()).startsWith("text/html");
    }

    @Test
    void answersLate() {
        order("step", "accounts", "kind", "stall", "seconds", 1);
        var before = System.nanoTime();
        assertThat(accounts().status()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(1_000_000_000L);
    }

    @Test
    void endsAfterSoManyTimes() {
        order("step", "accounts", "kind", "fail", "code", 102, "times", 2);
        assertThat(accounts().status()).isEqualTo(503);
        assertThat(accounts().status()).isEqualTo(503);
        assertThat(accounts().status()).isEqualTo(200);
        assertThat(bank.get("/faults").json().get("faults").get(0).get("hits").asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owners", "ach", "transactions", "statements"})
    void meetsTheStepOfOneAccountOnly(String step) {
        var faulty = bank.account(session, "Everyday Checking");
        var other = bank.account(session, "Rainy Day Savings");
        var id = faulty.substring(faulty.lastIndexOf('/') + 1);
        order("step", step, "kind", "fail", "code", 102, "accountId", id);
        assertThat(bank.get(faulty + "/" + step, session).status()).isEqualTo(503);
        assertThat(bank.get(other + "/" + step, session).status()).isEqualTo(200);
        assertThat(bank.get(faulty, session).status()).isEqualTo(200);
    }

    @Test
    void meetsBalanceLoanAndProbe() {
        order("step", "balance", "kind", "fail", "code", 102);
        order("step", "loan", "kind", "fail", "code", 910);
        order("step", "probe", "kind", "fail", "code", 905);
        var account = bank.account(session, "Everyday Checking");
        assertThat(bank.get(account, session).error()).isEqualTo("503 unavailable 102");
        assertThat(bank.get(account + "/loan", session).error()).isEqualTo("503 unavailable 910");
        assertThat(bank.get("/api/institutions/102105").error()).isEqualTo("503 maintenance 905");
        assertThat(bank.get("/api/institutions/102168").status()).isEqualTo(200);
    }

    @Test
    void meetsAnswersWithoutUsingThemUp() {
        order(
                "step",
                "answers",
                "institutionId",
                "101732",
                "kind",
                "fail",
                "code",
                102,
                "times",
                1);
        var state = bank.signOn("101732", "tfa_text", "go").json().get("state").asString();
        assertThat(bank.answer(state, Map.of("pet", "Rex")).error())
                .isEqualTo("503 unavailable 102");
        assertThat(bank.answer(state, Map.of("pet", "Rex")).status()).isEqualTo(200);
    }

    @Test
    void meetsOneUserOnly() {
        order("step", "sign-on", "userid", "unlucky", "kind", "lock");
        assertThat(bank.signOn(PROFILES, "unlucky", "profile_101").status()).isEqualTo(403);
        assertThat(bank.signOn(PROFILES, "lucky", "profile_101").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"fail\"}",
                "{\"kind\":\"fail\",\"code\":1}",
                "{\"kind\":\"stall\"}",
                "{\"kind\":\"lock\",\"times\":0}",
                "{\"kind\":\"lock\",\"step\":\"lunch\"}",
                "{\"kind\":\"explode\"}"
            })
    void refusesOrdersThatMakeNoSense(String order) {
        Object body = new JsonMapper().readTree(order);
        assertThat(bank.post("/faults", body).error()).startsWith("400 bad_request");
    }
}
