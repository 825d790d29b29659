package io.fairlead.report.employment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.report.content.AccountData;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.income.AccountIncome;
import io.fairlead.report.income.IncomeStream;
import io.fairlead.report.income.IncomeStreams;
import io.fairlead.report.income.IncomeSummary;
import io.fairlead.report.rules.ReportWindow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The income on a report's accounts, as far as it is as sure as was asked. */
final class FoundIncome {

    private static final int ID_LENGTH = 12;

    private final Map<Long, AccountIncome> accounts = new HashMap<>();
    private final List<IncomeStream> streams;

    private FoundIncome(ReportData data, ReportWindow window, int usualConfidence, String ending) {
        var asked = data.report().content().constraints().incomeStreamConfidenceMinimum();
        var least = asked == null ? usualConfidence : asked;
        var ids = ids(data.report().id().value(), ending);
        data.accounts()
                .filter(AccountData::isReadable)
                .forEach(
                        account ->
                                accounts.put(
                                        account.id(),
                                        IncomeStreams.of(
                                                        account.history(),
                                                        data.kinds(),
                                                        window,
                                                        ids)
                                                .withConfidence(least)));
        streams = data.accounts().flatMap(account -> of(account).incomeStreams().stream()).toList();
    }

    /**
     * Finds it.
     *
     * @param usualConfidence how sure a stream must be when nothing else was asked
     * @param ending of the streams' ids
     */
    static FoundIncome in(
            ReportData data, ReportWindow window, int usualConfidence, String ending) {
        return new FoundIncome(data, window, usualConfidence, ending);
    }

    AccountIncome of(AccountData account) {
        return accounts.getOrDefault(account.id(), new AccountIncome(List.of(), List.of()));
    }

    /** All streams, added up by how sure they are. */
    JsonNode summary() {
        return ReportBody.tree(IncomeSummary.of(streams));
    }

    /** The same for the same report, however often it is made. */
    private static Supplier<String> ids(String report, String ending) {
        var number = new int[] {0};
        return () -> {
            var named = (report + " " + ++number[0]).getBytes(UTF_8);
            return UUID.nameUUIDFromBytes(named).toString().replace("-", "").substring(0, ID_LENGTH)
                    + ending;
        };
    }
}
