package io.fairlead.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What gives access to a consumer's accounts, such as credentials or tokens. Opaque to Fairlead,
 * which seals it.
 *
 * @param content at most {@value #MAX_BYTES} bytes
 * @param renewAfter from when on {@link Connector#renew} is called before the grant is used; null:
 *     never
 * @param spentByRenewal whether a renewal uses {@code content} up, as with refresh tokens that are
 *     good once: when the outcome of a renewal is unknown, the consumer must authorize again
 * @param authorizedFrom when the consumer consented at the bank, if it did
 * @param authorizedUntil when that consent ends; null: open
 */
public record Grant(
        byte[] content,
        @Nullable Instant renewAfter,
        boolean spentByRenewal,
        @Nullable Instant authorizedFrom,
        @Nullable Instant authorizedUntil) {

    public static final int MAX_BYTES = 16 * 1024;

    public Grant {
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException("A grant has at most %d bytes".formatted(MAX_BYTES));
        }
        content = content.clone();
    }

    /** A grant that is never renewed and does not end by itself, such as credentials. */
    public static Grant lasting(byte[] content) {
        return new Grant(content, null, false, null, null);
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "Grant[%d bytes, renewAfter=%s]".formatted(content.length, renewAfter);
    }
}
