package io.finbank.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.finbank.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * A problem as OAuth endpoints answer it (RFC 6749, section 5.2), with what FinBank says about it
 * everywhere.
 *
 * @param error the error code of the protocol
 * @param cause the name of FinBank's problem
 * @param code the aggregation status code
 */
record OAuthProblem(
        String error,
        @JsonProperty("error_description") String description,
        String cause,
        @Nullable Integer code) {

    static OAuthProblem of(ProblemException problem) {
        return new OAuthProblem(
                error(problem.problem().status()),
                problem.problem().message(),
                problem.problem().wireName(),
                problem.code());
    }

    private static String error(int status) {
        return switch (status) {
            case 429, 503 -> OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE;
            case 500 -> OAuth2ErrorCodes.SERVER_ERROR;
            default -> OAuth2ErrorCodes.INVALID_GRANT;
        };
    }

    /** What the grant is blamed for is a bad request, whatever FinBank's own API calls it. */
    static HttpStatus status(ProblemException problem) {
        var status = problem.problem().status();
        return status == 429 || status >= 500 ? HttpStatus.valueOf(status) : HttpStatus.BAD_REQUEST;
    }
}
