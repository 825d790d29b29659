package io.fairlead.report.income;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrossEstimateTest {

    /** The ends of the bands, worked out by hand; and what the examples of docs/reports.md earn. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9235.00, 10000",
        "14868.35, 16100",
        "25079.75, 28500",
        "55612.75, 66500",
        "94516.30, 121800",
        "137371.75, 184500",
        "148927.00, 200000",
        "58578.69, 70716",
        "58579, 70716",
        "114995.04, 151762"
    })
    void findsTheWagesThatLeaveSoMuch(BigDecimal net, BigDecimal gross) {
        assertThat(GrossEstimate.ofWages(net)).isEqualByComparingTo(gross);
    }

    /** By the published brackets themselves, not by what is left of each dollar. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                9000, 16100, 20000, 45000, 90000, 140000, 184500, 195000, 210000, 250000, 500000,
                900000
            })
    void isTheInverseOfTheTaxes(int gross) {
        var taxable = Math.max(0, gross - 16_100);
        var tax =
                of(taxable, 0, 12_400, .10)
                        + of(taxable, 12_400, 50_400, .12)
                        + of(taxable, 50_400, 105_700, .22)
                        + of(taxable, 105_700, 201_775, .24)
                        + of(taxable, 201_775, 256_225, .32)
                        + of(taxable, 256_225, 640_600, .35)
                        + of(taxable, 640_600, Integer.MAX_VALUE, .37)
                        + of(gross, 0, 184_500, .062)
                        + of(gross, 0, Integer.MAX_VALUE, .0145)
                        + of(gross, 200_000, Integer.MAX_VALUE, .009);

        assertThat(GrossEstimate.ofWages(BigDecimal.valueOf(gross - tax)))
                .isEqualByComparingTo(String.valueOf(gross));
    }

    @Test
    void growsFasterThanTheNet() {
        var some = GrossEstimate.ofWages(new BigDecimal("30000")).doubleValue() / 30_000;
        var more = GrossEstimate.ofWages(new BigDecimal("110475.7")).doubleValue() / 110_475.7;

        assertThat(more).isGreaterThan(some);
    }

    private static double of(int amount, int from, int to, double rate) {
        return Math.max(0, Math.min(amount, to) - from) * rate;
    }
}
