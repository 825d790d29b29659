package io.fairlead.spi;

/**
 * What a connector must remember until the consumer answers. Opaque to Fairlead, which seals it; it
 * may hold credentials.
 *
 * @param version of the format of {@code content}, so that a newer connector can read or refuse it
 * @param content at most {@value #MAX_BYTES} bytes
 */
public record SavedState(int version, byte[] content) {

    public static final int MAX_BYTES = 16 * 1024;

    public SavedState {
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A saved state has at most %d bytes".formatted(MAX_BYTES));
        }
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "SavedState[version=%d, %d bytes]".formatted(version, content.length);
    }
}
