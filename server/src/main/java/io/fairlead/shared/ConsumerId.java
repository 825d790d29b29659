package io.fairlead.shared;

/** Identifies a consumer of a partner: 32 lower-case hexadecimal digits. */
public record ConsumerId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
