package io.fairlead.report.rules;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    private static final List<BigDecimal> BALANCES =
            Stream.concat(
                            nCopies(23, new BigDecimal("3145.2")).stream(),
                            Stream.of(new BigDecimal("3178.4")))
                    .toList();

    /** Recomputed from the vendor's examples. */
    @Test
    void describesTheRecordedBalances() {
        assertThat(Statistics.sum(BALANCES)).isEqualByComparingTo("75518");
        assertThat(Statistics.mean(BALANCES)).isEqualByComparingTo("3146.583333");
        assertThat(Statistics.standardDeviation(BALANCES).orElseThrow().toString())
                .startsWith("6.77692");
    }

    @Test
    void takesTheDeviationOfASample() {
        var numbers = IntStream.rangeClosed(1, 100).mapToObj(BigDecimal::valueOf).toList();

        assertThat(Statistics.standardDeviation(numbers).orElseThrow())
                .isEqualByComparingTo("29.011492");
        assertThat(Statistics.standardDeviation(List.of(BigDecimal.TEN))).isEmpty();
    }

    @Test
    void findsTheMiddle() {
        assertThat(Statistics.median(numbers(3, 1, 2))).isEqualByComparingTo("2");
        assertThat(Statistics.median(numbers(4, 1, 2, 3))).isEqualByComparingTo("2.5");
    }

    /** Recomputed from the vendor's examples. */
    @ParameterizedTest
    @CsvSource({"110475.7, 9206.31", "58578.69, 4881.56", "114995.04, 9582.92"})
    void dividesAYearByItsMonths(BigDecimal annual, BigDecimal monthly) {
        assertThat(Money.monthly(annual)).isEqualTo(monthly);
    }

    @ParameterizedTest
    @CsvSource({"58578.69, 58579", "58578.49, 58578", "0.5, 1", "-0.5, -1"})
    void roundsHalfUp(BigDecimal amount, BigDecimal whole) {
        assertThat(Money.whole(amount)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "5000.29, 3, 1666.76",
        "-2063.43, 12, -171.95",
        "2936.86, 15, 195.79",
        "0, 0, 0.00"
    })
    void averagesWhatTheVendorsExamplesAverage(BigDecimal total, long count, BigDecimal average) {
        assertThat(Money.average(total, count)).isEqualTo(average);
    }

    private static List<BigDecimal> numbers(int... numbers) {
        return IntStream.of(numbers).mapToObj(BigDecimal::valueOf).toList();
    }
}
