package io.fairlead.shared;

/** Identifies a consumer of a partner: 32 lower-case hexadecimal digits. */
public record ConsumerId(String value) implements Id<String> {

    @Override
    public String toString() {
        return value;
    }
}
