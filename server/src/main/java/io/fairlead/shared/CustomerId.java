package io.fairlead.shared;

/** Identifies a customer of a partner: a string of digits, 10 of them where Fairlead made it. */
public record CustomerId(String value) implements Id<String> {

    @Override
    public String toString() {
        return value;
    }
}
