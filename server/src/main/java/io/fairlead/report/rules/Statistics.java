package io.fairlead.report.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What describes many numbers in one. */
public final class Statistics {

    private static final int DIGITS = 6;

    private Statistics() {}

    public static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The mean, to six digits.
     *
     * @param values at least one
     */
    public static BigDecimal mean(List<BigDecimal> values) {
        return sum(values).divide(BigDecimal.valueOf(values.size()), DIGITS, RoundingMode.HALF_UP);
    }

    /**
     * The value in the middle, or the mean of the two.
     *
     * @param values at least one
     */
    public static BigDecimal median(List<BigDecimal> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : mean(sorted.subList(middle - 1, middle + 1));
    }

    /** The standard deviation of a sample (n − 1), to six digits; of one value there is none. */
    public static Optional<BigDecimal> standardDeviation(List<BigDecimal> values) {
        if (values.size() < 2) {
            return Optional.empty();
        }
        var exact = sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
        var squares =
                values.stream()
                        .map(value -> value.subtract(exact).pow(2))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(
                squares.divide(BigDecimal.valueOf(values.size() - 1L), MathContext.DECIMAL128)
                        .sqrt(MathContext.DECIMAL128)
                        .setScale(DIGITS, RoundingMode.HALF_UP));
    }
}
