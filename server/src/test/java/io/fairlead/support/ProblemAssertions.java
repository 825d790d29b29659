package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import java.util.LinkedHashMap;

/** What an error looks like on the wire. */
public final class ProblemAssertions {

    private ProblemAssertions() {}

    /** Form A: two keys, the code a number. */
    public static void assertProblem(Answer answer, int status, int code, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(answer.json().propertyNames()).containsExactly("code", "message");
        assertThat(answer.json().required("code").intValue()).isEqualTo(code);
        assertThat(answer.text("message")).isEqualTo(message);
    }

    /** Form B: five keys, the code and the status as text. */
    public static void assertConnectProblem(Answer answer, int status, int code, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        var body = new LinkedHashMap<String, String>();
        body.put("code", String.valueOf(code));
        body.put("status", String.valueOf(status));
        body.put("message", message);
        body.put(
                "user_message",
                status == 400
                        ? "One or more of the fields could not be validated. Please ensure you have"
                                + " entered the correct data."
                        : "The request could not be handled.");
        body.put("tags", "");
        assertThat(answer.body()).isEqualTo(ApiClient.tree(body).toString());
    }

    /** What Connect says to a wrong field. */
    public static void assertInvalid(Answer answer, String message) {
        assertConnectProblem(answer, 400, 10010, message);
    }
}
