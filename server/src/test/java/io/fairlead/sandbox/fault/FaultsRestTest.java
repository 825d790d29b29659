package io.fairlead.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How faults are ordered, shown and cleared. */
@FairleadTest
class FaultsRestTest {

    private static final String PATH = "/sandbox/v1/faults";

    private final ApiClient sandbox;

    FaultsRestTest(FairleadServer server) {
        this.sandbox = server.stranger();
    }

    @AfterEach
    void clear() {
        sandbox.delete(PATH);
    }

    @Test
    void areShownAndCleared() {
        var ordered =
                sandbox.post(
                        PATH,
                        Map.of(
                                "at",
                                "credentials",
                                "does",
                                "refuse",
                                "code",
                                185,
                                "for",
                                Map.of("userid", "nobody", "institutionId", "101732"),
                                "times",
                                3));
        assertThat(ordered.status()).as(ordered.body()).isEqualTo(201);
        var id = ordered.text("id");

        assertThat(sandbox.get(PATH + "/" + id).json()).isEqualTo(ordered.json());
        assertThat(ordered.json().required("left").asInt()).isEqualTo(3);
        assertThat(ordered.json().required("hits").asInt()).isZero();
        assertThat(ordered.text("explained")).contains("typed", "refuses");
        assertThat(sandbox.get(PATH).json().required("faults").valueStream())
                .contains(ordered.json());
        assertThat(sandbox.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(sandbox.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(sandbox.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(sandbox.get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(sandbox.get(PATH + "/none").status()).isEqualTo(404);
    }

    @Test
    void areClearedAtOnce() {
        for (var i = 0; i < 3; i++) {
            sandbox.post(
                    PATH, Map.of("at", "mfa", "does", "drop", "for", Map.of("userid", "nobody")));
        }
        assertThat(sandbox.get(PATH).json().required("faults").size()).isGreaterThanOrEqualTo(3);

        assertThat(sandbox.delete(PATH).status()).isEqualTo(204);

        assertThat(sandbox.get(PATH).json().required("faults").isEmpty()).isTrue();
    }

    @Test
    void areExplained() {
        var steps = sandbox.get(PATH + "/steps").json();

        assertThat(steps.required("steps").size()).isEqualTo(FaultStep.values().length);
        assertThat(steps.required("kinds").size()).isEqualTo(FaultKind.values().length);
        assertThat(steps.required("codes").toString()).contains("103", "169", "948");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {} | Missing parameter (at)
                    {"at":"nowhere"} | "at" must be one of
                    {"at":"mfa"} | Missing parameter (does)
                    {"at":"mfa","does":"explode"} | "does" must be one of
                    {"at":"mfa","does":"partialAccounts","for":{"userid":"x"}} | "does" must be something that can happen at
                    {"at":"mfa","does":"drop"} | Missing parameter (for)
                    {"at":"mfa","does":"drop","for":{}} | "for" must name a customerId
                    {"at":"mfa","does":"drop","for":{"user":"x"}} | "for.user" is no field here
                    {"at":"mfa","does":"drop","for":{"customerId":"x"}} | "for.customerId" must have 1 to 18 digits
                    {"at":"mfa","does":"drop","for":{"link":"http://localhost/?x=1"}} | "for.link" must be the whole URL
                    {"at":"mfa","does":"refuse","for":{"userid":"x"}} | "code" is missing
                    {"at":"mfa","does":"refuse","code":104,"for":{"userid":"x"}} | "code" must be an aggregation status
                    {"at":"mfa","does":"drop","code":103,"for":{"userid":"x"}} | "code" is for refuse only
                    {"at":"mfa","does":"stall","for":{"userid":"x"}} | "seconds" is missing
                    {"at":"mfa","does":"stall","seconds":0,"for":{"userid":"x"}} | "seconds" must be a whole number from 1 to 3600
                    {"at":"mfa","does":"drop","times":0,"for":{"userid":"x"}} | "times" must be a whole number from 1
                    {"at":"mfa","does":"drop","time":1,"for":{"userid":"x"}} | "time" is no field here
                    """)
    void sayWhatIsWrong(String body, String message) {
        var answer = sandbox.with("Content-Type", "application/json").postRaw(PATH, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains(message);
    }

    /** A page of another site can send such a request without asking the browser first. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void takeJsonOnly(String type) {
        var answer =
                sandbox.with("Content-Type", type)
                        .postRaw(
                                PATH,
                                "{\"at\":\"mfa\",\"does\":\"drop\",\"for\":{\"userid\":\"nobody\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("Content-Type: application/json");
        assertThat(sandbox.get(PATH).json().required("faults").isEmpty()).isTrue();
    }
}
