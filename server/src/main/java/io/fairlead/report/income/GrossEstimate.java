package io.fairlead.report.income;

import io.fairlead.report.rules.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What wages must have been before taxes to leave what came. The taxes are those of the United
 * States for 2026, of a person who files as single with the standard deduction: the brackets of
 * Revenue Procedure 2025-32, social security of 6.2 % up to 184,500, Medicare of 1.45 % and 0.9 %
 * more beyond 200,000. State taxes, retirement plans and insurance are not in it, so the estimate
 * is rather too low than too high.
 */
final class GrossEstimate {

    /** Wages from an amount on, of each dollar of which so much is left. */
    private record Band(BigDecimal from, BigDecimal left) {

        static Band of(String from, String left) {
            return new Band(new BigDecimal(from), new BigDecimal(left));
        }
    }

    /** The standard deduction of 16,100 moves every bracket up. */
    private static final List<Band> BANDS =
            List.of(
                    Band.of("0", "0.9235"),
                    Band.of("16100", "0.8235"),
                    Band.of("28500", "0.8035"),
                    Band.of("66500", "0.7035"),
                    Band.of("121800", "0.6835"),
                    Band.of("184500", "0.7455"),
                    Band.of("200000", "0.7365"),
                    Band.of("217875", "0.6565"),
                    Band.of("272325", "0.6265"),
                    Band.of("656700", "0.6065"));

    private GrossEstimate() {}

    /**
     * The wages of a year before taxes, a whole number.
     *
     * @param net what is left of them; not negative
     */
    static BigDecimal ofWages(BigDecimal net) {
        var rest = net;
        for (var i = 0; i < BANDS.size() - 1; i++) {
            var band = BANDS.get(i);
            var width = BANDS.get(i + 1).from().subtract(band.from());
            var leftOfBand = width.multiply(band.left());
            if (rest.compareTo(leftOfBand) <= 0) {
                return within(band, rest);
            }
            rest = rest.subtract(leftOfBand);
        }
        return within(BANDS.getLast(), rest);
    }

    private static BigDecimal within(Band band, BigDecimal rest) {
        return Money.whole(band.from().add(rest.divide(band.left(), MathContext.DECIMAL64)));
    }
}
