package io.fairlead.report.cashflow;

import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.DailyBalances;
import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.PostingKind;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import io.fairlead.report.rules.Statistics;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Computes cash flow in the complete calendar months of a report's period. */
public final class CashFlow {

    private final PostingKinds kinds;
    private final ReportWindow window;

    private CashFlow(PostingKinds kinds, ReportWindow window) {
        this.kinds = kinds;
        this.window = window;
    }

    /**
     * The cash flow of an account.
     *
     * @param kinds of the postings of all of the customer's accounts
     */
    public static AccountCashFlow of(
            AccountHistory account, PostingKinds kinds, ReportWindow window) {
        return new CashFlow(kinds, window).flows(List.of(account)).account();
    }

    /**
     * The cash flow of accounts together: what came and went is added up, and so are the balances
     * of each day.
     */
    public static CashFlowSummary summary(
            List<AccountHistory> accounts, PostingKinds kinds, ReportWindow window) {
        return new CashFlow(kinds, window).flows(accounts).summary();
    }

    /** The deposits of an account in the period that look like money lent, oldest first. */
    public static List<ReportTransaction> possibleLoanDeposits(
            AccountHistory account, PostingKinds kinds, ReportWindow window) {
        return account.within(window).stream()
                .filter(posting -> kinds.is(posting, PostingKind.LOAN_DEPOSIT))
                .map(ReportTransaction::of)
                .toList();
    }

    private Flows flows(List<AccountHistory> accounts) {
        return new Flows(
                window.completeMonths().stream()
                        .map(month -> flows(month, knownIn(month, accounts)))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Of a month in which nothing is known of any account there is nothing to say. */
    private List<MonthFlows> flows(YearMonth month, List<AccountHistory> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : List.of(
                        new MonthFlows(
                                month,
                                window.stamp(month),
                                posted(month, accounts),
                                balances(month, accounts),
                                kinds));
    }

    private List<AccountHistory> knownIn(YearMonth month, List<AccountHistory> accounts) {
        return accounts.stream()
                .filter(account -> window.knownMonths(account).contains(month))
                .toList();
    }

    private List<Posting> posted(YearMonth month, List<AccountHistory> accounts) {
        return accounts.stream()
                .flatMap(account -> account.postings().stream())
                .filter(posting -> YearMonth.from(posting.day(window.zone())).equals(month))
                .toList();
    }

    private List<BigDecimal> balances(YearMonth month, List<AccountHistory> accounts) {
        var ofAccounts =
                accounts.stream()
                        .map(account -> DailyBalances.of(account, window).of(month))
                        .toList();
        var sums = new ArrayList<BigDecimal>();
        for (var day = 0; day < month.lengthOfMonth(); day++) {
            var index = day;
            sums.add(Statistics.sum(ofAccounts.stream().map(of -> of.get(index)).toList()));
        }
        return sums;
    }
}
