package io.fairlead.report.income;

import io.fairlead.report.rules.ReportTransaction;
import java.util.List;

/**
 * The income of an account.
 *
 * @param incomeStreams those with the highest income of the last year first
 * @param miscDeposits at most 100 deposits that belong to no stream, the latest first
 */
public record AccountIncome(
        List<IncomeStream> incomeStreams, List<ReportTransaction> miscDeposits) {

    static final AccountIncome NONE = new AccountIncome(List.of(), List.of());

    /** With the streams only that are at least so sure. */
    public AccountIncome withConfidence(int atLeast) {
        return new AccountIncome(
                incomeStreams.stream().filter(stream -> stream.confidence() >= atLeast).toList(),
                miscDeposits);
    }
}
