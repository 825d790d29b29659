package io.fairlead.shared.api;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads whole numbers and booleans in every form in which languages and encoders write them: {@code
 * 1970}, {@code 1970.0}, {@code 1.97E3}, {@code "1970"}; {@code true}, {@code "True"}.
 */
public final class WrittenValue {

    /** Longer ones mean nothing here, and would take long to read. */
    private static final int MOST_DIGITS = 40;

    private WrittenValue() {}

    /** True or false, in any case. */
    public static Optional<Boolean> flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A boolean, or a text that is one. */
    public static Optional<Boolean> flag(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return value.isString() ? flag(value.asString()) : Optional.empty();
    }

    /** A number without a fraction, however large; nothing in any other case. */
    public static Optional<BigDecimal> whole(String text) {
        return number(text).flatMap(WrittenValue::whole);
    }

    /** The same of a number or a text that is one. */
    public static Optional<BigDecimal> whole(JsonNode value) {
        return number(value).flatMap(WrittenValue::whole);
    }

    /** A number, or a text that is one. */
    public static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        return value.isString() ? number(value.asString()) : Optional.empty();
    }

    /**
     * The digits of a whole number, or a text as it is; null for everything else. What ids and
     * other texts that consist of digits become where encoders take them for numbers.
     */
    public static @Nullable String text(JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        return value.isNumber() ? whole(value).flatMap(WrittenValue::digits).orElse(null) : null;
    }

    /** The digits of a whole number with its sign; nothing when there are too many. */
    public static Optional<String> digits(BigDecimal whole) {
        return whole.precision() - (long) whole.scale() > MOST_DIGITS
                ? Optional.empty()
                : Optional.of(whole.toPlainString());
    }

    private static Optional<BigDecimal> number(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(stripped));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** The scale tells; nothing is computed, as a number can have an enormous exponent. */
    private static Optional<BigDecimal> whole(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() <= 0 ? Optional.of(shortest) : Optional.empty();
    }
}
