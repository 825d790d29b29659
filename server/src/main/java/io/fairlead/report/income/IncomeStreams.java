package io.fairlead.report.income;

import static java.util.stream.Collectors.groupingBy;

import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.PayEvidence;
import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.PostingKind;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the streams of income of an account in the period of a report. */
public final class IncomeStreams {

    private static final int MOST_MISC_DEPOSITS = 100;

    /** Of fewer days of pay nobody can say that they recur, unless they are called pay. */
    private static final int FEWEST_DAYS = 3;

    private static final int FEWEST_DAYS_OF_PAY = 2;

    private static final Set<PostingKind> MAY_BE_INCOME =
            EnumSet.of(PostingKind.PAY, PostingKind.BENEFIT, PostingKind.OTHER);
    private static final Set<PostingKind> NOT_MISC =
            EnumSet.of(PostingKind.TRANSFER, PostingKind.INTEREST);

    private static final Comparator<IncomeStream> HIGHEST_FIRST =
            Comparator.comparing(IncomeStream::netAnnual)
                    .reversed()
                    .thenComparing(IncomeStream::name)
                    .thenComparing(stream -> stream.cadence().startDate());

    private final AccountHistory account;
    private final PostingKinds kinds;
    private final ReportWindow window;
    private final Supplier<String> ids;

    private IncomeStreams(
            AccountHistory account, PostingKinds kinds, ReportWindow window, Supplier<String> ids) {
        this.account = account;
        this.kinds = kinds;
        this.window = window;
        this.ids = ids;
    }

    /**
     * The income of an account; none on one that takes no wages.
     *
     * @param kinds of the postings of all of the customer's accounts
     * @param ids gives each stream its id
     */
    public static AccountIncome of(
            AccountHistory account, PostingKinds kinds, ReportWindow window, Supplier<String> ids) {
        return account.takesIncome()
                ? new IncomeStreams(account, kinds, window, ids).find()
                : AccountIncome.NONE;
    }

    private AccountIncome find() {
        var deposits = account.within(window).stream().filter(Posting::isCredit).toList();
        var series = series(deposits);
        var ofStreams =
                series.stream()
                        .flatMap(stream -> stream.deposits().stream())
                        .collect(Collectors.toCollection(HashSet::new));
        return new AccountIncome(
                series.stream().map(this::stream).sorted(HIGHEST_FIRST).toList(),
                deposits.reversed().stream()
                        .filter(deposit -> !ofStreams.contains(deposit))
                        .filter(deposit -> !NOT_MISC.contains(kinds.of(deposit)))
                        .limit(MOST_MISC_DEPOSITS)
                        .map(ReportTransaction::of)
                        .toList());
    }

    private List<DepositSeries> series(List<Posting> deposits) {
        return deposits.stream()
                .filter(deposit -> MAY_BE_INCOME.contains(kinds.of(deposit)))
                .filter(this::hasPayer)
                .collect(groupingBy(Payer::key))
                .values()
                .stream()
                .map(ofPayer -> new DepositSeries(ofPayer, window.zone()))
                .map(ofPayer -> ofPayer.without(OneTimePayments.of(ofPayer)))
                .filter(this::recurs)
                .toList();
    }

    /** Pay is income without a name, too; a deposit at a counter is not. */
    private boolean hasPayer(Posting deposit) {
        return !Payer.key(deposit).isEmpty() || kinds.evidence(deposit) == PayEvidence.PAY;
    }

    private boolean recurs(DepositSeries series) {
        var fewest = series.evidence(kinds) == PayEvidence.PAY ? FEWEST_DAYS_OF_PAY : FEWEST_DAYS;
        return series.dayCount() >= fewest;
    }

    private IncomeStream stream(DepositSeries series) {
        var active = series.isActiveOn(window.lastDay());
        var income =
                StreamIncome.of(
                        series,
                        window.knownMonths(account),
                        window.completeMonths(),
                        isWages(series),
                        active);
        var estimate = income.estimate();
        var confidence =
                Confidence.of(
                                series.evidence(kinds),
                                series.regularGaps(),
                                series.regularAmounts(),
                                series.months())
                        .score();
        return new IncomeStream(
                ids.get(),
                Payer.name(series.last()),
                active ? StreamStatus.ACTIVE : StreamStatus.INACTIVE,
                EstimateInclusion.of(confidence),
                confidence,
                cadence(series, active),
                months(income),
                estimate.netAnnual(),
                estimate.projectedNetAnnual(),
                estimate.estimatedGrossAnnual(),
                estimate.projectedGrossAnnual(),
                Money.monthly(estimate.netAnnual()),
                Money.monthly(estimate.estimatedGrossAnnual()),
                series.months(),
                series.deposits().stream().map(ReportTransaction::of).toList());
    }

    /** From benefits and payouts nothing is known to be taken off before they are paid. */
    private boolean isWages(DepositSeries series) {
        var wages = series.deposits().stream().filter(one -> kinds.is(one, PostingKind.PAY));
        return 2 * wages.count() >= series.size();
    }

    private static StreamCadence cadence(DepositSeries series, boolean active) {
        var last = series.last().postedAt().getEpochSecond();
        return new StreamCadence(
                series.first().postedAt().getEpochSecond(), active ? null : last, series.cadence());
    }

    private List<NetMonth> months(StreamIncome income) {
        return income.months().stream()
                .map(
                        month ->
                                new NetMonth(
                                        window.stamp(month.month()),
                                        month.net(),
                                        income.gross(month)))
                .toList();
    }
}
