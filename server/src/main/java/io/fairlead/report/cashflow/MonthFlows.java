package io.fairlead.report.cashflow;

import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.PostingKind;
import io.fairlead.report.rules.PostingKinds;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was posted in a month on one or all accounts.
 *
 * @param balances at the end of its days
 */
record MonthFlows(
        YearMonth month,
        long stamp,
        List<Posting> postings,
        List<BigDecimal> balances,
        PostingKinds kinds) {

    CreditMonth credits() {
        var all = amounts(Posting::isCredit);
        var lent = amounts(posting -> kinds.is(posting, PostingKind.LOAN_DEPOSIT));
        var own = amounts(credit -> credit.isCredit() && isNoTransfer(credit));
        return new CreditMonth(
                stamp,
                count(all),
                total(all),
                Money.cents(all.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO)),
                count(own),
                total(own),
                Money.average(total(all), all.size()),
                count(lent),
                total(lent));
    }

    DebitMonth debits() {
        var all = amounts(Posting::isDebit);
        var own = amounts(debit -> debit.isDebit() && isNoTransfer(debit));
        return new DebitMonth(
                stamp,
                count(all),
                total(all),
                Money.cents(all.stream().min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO)),
                count(own),
                total(own),
                Money.average(total(all), all.size()));
    }

    NetMonthlyFlow net() {
        var all = amounts(posting -> true);
        return new NetMonthlyFlow(
                stamp,
                total(all),
                total(amounts(this::isNoTransfer)),
                Money.average(total(all), all.size()));
    }

    private boolean isNoTransfer(Posting posting) {
        return !kinds.is(posting, PostingKind.TRANSFER);
    }

    private List<BigDecimal> amounts(Predicate<Posting> wanted) {
        return postings.stream().filter(wanted).map(Posting::amount).toList();
    }

    private static BigDecimal total(List<BigDecimal> amounts) {
        return Money.sum(amounts.stream());
    }

    private static String count(List<BigDecimal> amounts) {
        return String.valueOf(amounts.size());
    }
}
