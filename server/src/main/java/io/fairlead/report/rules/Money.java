package io.fairlead.report.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/** How amounts are rounded: half up, as people do it. */
public final class Money {

    private static final int CENTS = 2;
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    private Money() {}

    public static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** A whole number. */
    public static BigDecimal whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP);
    }

    public static BigDecimal sum(Stream<BigDecimal> amounts) {
        return cents(amounts.reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The part of an annual amount that falls on one month. */
    public static BigDecimal monthly(BigDecimal annual) {
        return annual.divide(MONTHS_OF_A_YEAR, CENTS, RoundingMode.HALF_UP);
    }

    /** An amount divided by a number of things; zero when there are none. */
    public static BigDecimal average(BigDecimal total, long count) {
        return count == 0
                ? cents(BigDecimal.ZERO)
                : total.divide(BigDecimal.valueOf(count), CENTS, RoundingMode.HALF_UP);
    }
}
