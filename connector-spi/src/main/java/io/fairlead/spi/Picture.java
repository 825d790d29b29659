package io.fairlead.spi;

/** A picture, with its media type, such as {@code image/png}. */
public record Picture(byte[] content, String mediaType) {

    public Picture {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "Picture[%d bytes of %s]".formatted(content.length, mediaType);
    }
}
