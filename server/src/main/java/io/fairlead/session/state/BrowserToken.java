package io.fairlead.session.state;

import java.nio.charset.StandardCharsets;

/**
 * What a browser keeps for itself to be known again: 256 random bits, in a cookie or in its
 * scripts, and never in an address. It lets nobody in: a session's address does that.
 */
public record BrowserToken(String value) {

    public static BrowserToken random() {
        return new BrowserToken(RandomKey.create());
    }

    public boolean isWellFormed() {
        return RandomKey.isWellFormed(value);
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "BrowserToken[redacted]";
    }
}
