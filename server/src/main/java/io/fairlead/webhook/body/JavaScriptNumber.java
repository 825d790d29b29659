package io.fairlead.webhook.body;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;

/**
 * Numbers as JavaScript prints them (ECMAScript, {@code Number::toString}): the shortest digits
 * that are read back as the same 64-bit number.
 */
final class JavaScriptNumber {

    /** Numbers with the decimal point further right or left are printed with an exponent. */
    private static final int LAST_PLAIN_POINT = 21;

    private static final int FIRST_PLAIN_POINT = -6;

    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    private JavaScriptNumber() {}

    /** The text of a number, {@code null} for what {@code JSON.stringify} makes so. */
    static String text(JsonNode number) {
        var value = Double.parseDouble(number.asString());
        if (!Double.isFinite(value)) {
            return "null";
        }
        if (value == 0) {
            return "0";
        }
        var decimal = shortest(Math.abs(value));
        return (value < 0 ? "-" : "")
                + text(digits(decimal), decimal.precision() - decimal.scale());
    }

    /** Java prints two digits at least, so for the smallest numbers sometimes one too many. */
    private static BigDecimal shortest(double value) {
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var shorter = shortest.round(ONE_DIGIT);
        return shorter.doubleValue() == value ? shorter.stripTrailingZeros() : shortest;
    }

    private static String digits(BigDecimal decimal) {
        return decimal.unscaledValue().toString();
    }

    /**
     * @param point how many of the digits stand before the decimal point
     */
    private static String text(String digits, int point) {
        if (point > LAST_PLAIN_POINT || point < FIRST_PLAIN_POINT + 1) {
            return withExponent(digits, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point < digits.length()) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        return digits + "0".repeat(point - digits.length());
    }

    private static String withExponent(String digits, int exponent) {
        var rest = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + rest + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
