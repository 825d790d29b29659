package io.fairlead.session.state;

import java.nio.charset.StandardCharsets;

/**
 * What lets a browser into its session: 256 random bits in the path of every page, because a cookie
 * does not reach every frame of another site. Only its hash is stored.
 */
public record SessionKey(String value) {

    public static SessionKey random() {
        return new SessionKey(RandomKey.create());
    }

    public boolean isWellFormed() {
        return RandomKey.isWellFormed(value);
    }

    public byte[] hash() {
        return RandomKey.hash(value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "SessionKey[redacted]";
    }
}
