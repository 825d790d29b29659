package io.finbank;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * The client that FinBank's OAuth knows under the name {@code fairlead}.
 *
 * @param secret what it authenticates with
 * @param redirectUris where it may have its users sent back to
 */
public record OAuthClient(String secret, List<String> redirectUris) {

    private static final String CALLBACK = "/oauth/callback";

    /** A Fairlead that runs with its standard settings, which both sides know. */
    public static OAuthClient standard() {
        return new OAuthClient(
                "fairlead-finbank-client-secret",
                List.of(
                        "http://localhost:8080" + CALLBACK,
                        // a loopback address stands for every port of it
                        "http://127.0.0.1:8080" + CALLBACK));
    }

    OAuthClient withSecret(String otherSecret) {
        return new OAuthClient(otherSecret, redirectUris);
    }

    /** The same client, whose users may also come back to this public URL. */
    public OAuthClient at(URI publicUrl) {
        var base = publicUrl.toString().replaceFirst("/+$", "");
        return new OAuthClient(
                secret,
                Stream.concat(redirectUris.stream(), Stream.of(base + CALLBACK))
                        .distinct()
                        .toList());
    }

    @Override
    public String toString() {
        return "OAuthClient[redirectUris=" + redirectUris + "]";
    }
}
