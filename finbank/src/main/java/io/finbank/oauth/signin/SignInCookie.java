package io.finbank.oauth.signin;

import org.springframework.http.ResponseCookie;

/** What the browser of a signed-in user carries. */
public final class SignInCookie {

    static final String NAME = "finbank-sign-in";

    private SignInCookie() {}

    /** The cookie for a token of {@link SignIns}. */
    public static ResponseCookie of(String token) {
        return ResponseCookie.from(NAME, token)
                .path("/oauth2")
                .maxAge(SignIns.LIFE)
                .httpOnly(true)
                .sameSite("Lax")
                .build();
    }
}
