package io.fairlead.spi;

/** A statement as a file, with its media type, such as {@code application/pdf}. */
public record StatementFile(byte[] content, String mediaType) {

    public StatementFile {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "StatementFile[%d bytes of %s]".formatted(content.length, mediaType);
    }
}
