package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.api.Problem;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What the documents allow the API to answer. */
public final class DocumentedAnswers {

    private static final Set<String> STATUS_AND_CODE =
            Arrays.stream(Problem.values())
                    .map(problem -> problem.status().value() + " " + problem.code())
                    .collect(Collectors.toSet());

    private DocumentedAnswers() {}

    /** A problem of the caller's, in the form of the service that was called. */
    public static void assertRefusal(String path, int status, String contentType, String body) {
        assertThat(status).as(body).isBetween(400, 499);
        assertThat(contentType).startsWith("application/json");
        var problem = ApiClient.parsed(body);
        var connect = path.startsWith("/connect/");
        if (connect && problem.required("code").isString()) {
            assertThat(problem.propertyNames())
                    .contains("code", "status", "message", "user_message", "tags");
            assertThat(problem.required("status").stringValue()).isEqualTo(String.valueOf(status));
        } else if (path.startsWith("/decisioning/") && problem.required("code").isString()) {
            assertThat(problem.propertyNames())
                    .isSubsetOf("trackingId", "code", "message")
                    .contains("code", "message");
        } else {
            assertThat(problem.propertyNames()).containsExactly("code", "message");
            assertThat(problem.required("code").isIntegralNumber()).isTrue();
            assertThat(connect)
                    .as("form A before Connect is reached only")
                    .isIn(false, status == 401);
        }
        assertThat(problem.required("message").stringValue()).isNotBlank();
        assertThat(STATUS_AND_CODE).contains(status + " " + problem.required("code").asString());
    }
}
