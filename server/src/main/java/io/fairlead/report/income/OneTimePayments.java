package io.fairlead.report.income;

import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.Statistics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what a payer has paid once beside regular pay, such as a bonus: the deposits of a day on
 * which more than twice the usual amount came, where neither the day of pay before nor the one
 * after was like that, and where pay is steady otherwise.
 */
final class OneTimePayments {

    /** Of fewer days of pay nobody can say what is usual. */
    private static final int FEWEST_DAYS = 4;

    private final DepositSeries series;
    private final BigDecimal usual;
    private final BigDecimal limit;

    private OneTimePayments(DepositSeries series) {
        this.series = series;
        this.usual = Statistics.median(series.totals());
        this.limit = usual.multiply(BigDecimal.TWO);
    }

    static List<Posting> of(DepositSeries series) {
        if (series.dayCount() < FEWEST_DAYS || !isSteady(series.regularAmounts())) {
            return List.of();
        }
        return new OneTimePayments(series).find();
    }

    /** Whether three quarters are as high as usual. */
    private static boolean isSteady(Confidence.Share regular) {
        return 4 * regular.part() >= 3 * regular.whole();
    }

    private List<Posting> find() {
        var found = new ArrayList<Posting>();
        for (var i = 0; i < series.dayCount(); i++) {
            if (isHigh(i) && !isHigh(i - 1) && !isHigh(i + 1)) {
                found.addAll(unusual(series.on(series.day(i))));
            }
        }
        return found;
    }

    /** A bonus beside the pay of the same day leaves that pay where it is. */
    private List<Posting> unusual(List<Posting> ofDay) {
        var pay =
                ofDay.stream()
                        .min(Comparator.comparing(this::distanceFromUsual))
                        .filter(usual -> usual.amount().compareTo(limit) <= 0);
        return ofDay.stream()
                .filter(one -> ofDay.size() == 1 || pay.filter(one::equals).isEmpty())
                .toList();
    }

    private BigDecimal distanceFromUsual(Posting deposit) {
        return deposit.amount().subtract(usual).abs();
    }

    private boolean isHigh(int index) {
        return index >= 0
                && index < series.dayCount()
                && series.totals().get(index).compareTo(limit) > 0;
    }
}
