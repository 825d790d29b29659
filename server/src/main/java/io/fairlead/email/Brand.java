package io.fairlead.email;

/**
 * How a mail looks.
 *
 * @param color of the button, as CSS writes it; white text is readable on it
 */
public record Brand(String color) {

    public static final Brand PLAIN = new Brand("#0b5a83");
}
