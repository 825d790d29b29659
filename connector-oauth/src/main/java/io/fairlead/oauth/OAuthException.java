package io.fairlead.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import java.io.Serial;

/** The authorization server has refused, or has answered what cannot be read. */
public final class OAuthException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final String error;
    private final String body;

    private OAuthException(String error, String body) {
        super("The authorization server refused", null, false, false);
        this.error = error;
        this.body = body;
    }

    /** An answer that is no refusal either. */
    static OAuthException unreadable() {
        return new OAuthException("", "");
    }

    static OAuthException of(HTTPResponse answer) {
        var error = ErrorObject.parse(answer);
        return new OAuthException(
                error.getCode() == null ? "" : error.getCode(),
                answer.getBody() == null ? "" : answer.getBody());
    }

    static OAuthException ofError(String error) {
        return new OAuthException(error, "");
    }

    /** The error of OAuth's lists, such as {@code invalid_grant}; empty when there is none. */
    public String error() {
        return error;
    }

    /** The whole body, for a bank that says more there than OAuth does; it may hold anything. */
    public String body() {
        return body;
    }

    /**
     * Why the call failed.
     *
     * @param invalidGrant what it means here that the code or the refresh token is not accepted
     */
    public Cause cause(Cause invalidGrant) {
        return switch (error) {
            case "" -> Cause.UNREADABLE_ANSWER;
            case "invalid_grant" -> invalidGrant;
            case "access_denied" -> Cause.CONSENT_DENIED;
            case "temporarily_unavailable", "server_error" -> Cause.BANK_TROUBLE;
            default -> Cause.CONNECTION_DOWN;
        };
    }

    /** Whether a refresh token that was sent has certainly not been spent. */
    public boolean untouched() {
        return switch (error) {
            case "invalid_client", "temporarily_unavailable", "use_dpop_nonce" -> true;
            default -> false;
        };
    }

    /** The same as a failed step. */
    public <T> Step<T> step(Cause invalidGrant) {
        var cause = cause(invalidGrant);
        return new Step.Failed<>(cause, null, cause.text(), untouched(), null);
    }
}
