package io.fairlead.report.rules;

import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The fees of an account for what could not be paid, in a report's period. */
public final class NsfFees {

    private final List<Posting> fees;
    private final ReportWindow window;

    private NsfFees(List<Posting> fees, ReportWindow window) {
        this.fees = fees;
        this.window = window;
    }

    public static NsfFees of(AccountHistory account, PostingKinds kinds, ReportWindow window) {
        return new NsfFees(
                account.within(window).stream()
                        .filter(posting -> kinds.is(posting, PostingKind.NSF_FEE))
                        .toList(),
                window);
    }

    /** How many there are. */
    public long count() {
        return fees.size();
    }

    /** How many there are in the last months of the period. */
    public long countOfLastMonths(int months) {
        var last = ReportWindow.before(window.end(), Period.ofMonths(months), window.zone());
        return fees.stream().filter(fee -> last.contains(fee.postedAt())).count();
    }

    /** How many days ago the last one was; none when there is none. */
    public Optional<Long> daysSinceLast() {
        return fees.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ChronoUnit.DAYS.between(
                                fees.getLast().day(window.zone()), window.lastDay()));
    }
}
