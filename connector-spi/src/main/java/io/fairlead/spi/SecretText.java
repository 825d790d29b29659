package io.fairlead.spi;

/**
 * A text that must appear in no log, event or exception.
 *
 * @param reveal the text itself
 */
public record SecretText(String reveal) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
