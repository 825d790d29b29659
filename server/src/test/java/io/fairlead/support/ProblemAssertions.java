package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;

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
}
