package io.fairlead.shared;

/** Identifies a partner: a string of digits, 13 of them where Fairlead made it. */
public record PartnerId(String value) implements Id<String> {

    @Override
    public String toString() {
        return value;
    }
}
