package io.fairlead.session.state;

import io.fairlead.shared.sealing.Sha256;

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
        return Sha256.of(value);
    }

    @Override
    public String toString() {
        return "SessionKey[redacted]";
    }
}
