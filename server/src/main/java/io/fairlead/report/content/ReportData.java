package io.fairlead.report.content;

import io.fairlead.report.Report;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportWindow;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report is computed from.
 *
 * @param window its period
 * @param banks those with accounts that it is about
 * @param kinds what the transactions of all of the customer's accounts were
 * @param statement the statement that it is about; null where it is about none, or the bank has
 *     none
 */
public record ReportData(
        Report report,
        ReportWindow window,
        List<BankData> banks,
        PostingKinds kinds,
        @Nullable StatementData statement) {

    public ReportData {
        banks = List.copyOf(banks);
    }

    /**
     * The data of a report about accounts.
     *
     * @param beside histories of the customer's other accounts, in which the other side of a
     *     transfer may stand
     */
    public static ReportData of(
            Report report, ReportWindow window, List<BankData> banks, List<AccountHistory> beside) {
        var histories =
                Stream.concat(accounts(banks).map(AccountData::history), beside.stream()).toList();
        return new ReportData(
                report, window, banks, PostingKinds.of(histories, window.zone()), null);
    }

    /** The data of a report about a statement. */
    public static ReportData of(
            Report report, ReportWindow window, @Nullable StatementData statement) {
        return new ReportData(
                report, window, List.of(), PostingKinds.of(List.of(), window.zone()), statement);
    }

    public Stream<AccountData> accounts() {
        return accounts(banks);
    }

    private static Stream<AccountData> accounts(List<BankData> banks) {
        return banks.stream().flatMap(bank -> bank.accounts().stream());
    }
}
