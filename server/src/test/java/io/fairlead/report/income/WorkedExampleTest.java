package io.fairlead.report.income;

import static io.fairlead.report.Deposits.ZONE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.report.Deposits;
import io.fairlead.report.rules.PostingKinds;
import io.fairlead.report.rules.ReportWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example in the guide, which readers recompute by hand, is what the rules give. */
class WorkedExampleTest {

    private static final Path GUIDE = Path.of("../docs/reports.md");
    private static final ReportWindow WINDOW =
            ReportWindow.before(Instant.parse("2026-11-20T18:00:00Z"), Period.ofMonths(24), ZONE);

    @Test
    void givesWhatTheGuideSays() throws IOException {
        var deposits = Deposits.checking();
        for (var row : rows("postings")) {
            deposits.post(LocalDate.parse(row.get(0)), row.get(1), row.get(2));
        }
        var account = deposits.holding("0");
        var kinds = PostingKinds.of(List.of(account), ZONE);

        var income = IncomeStreams.of(account, kinds, WINDOW, () -> "example");

        assertThat(told(income))
                .isEqualTo(
                        rows("income").stream()
                                .map(row -> row.get(0).replace("`", "") + " = " + row.get(1))
                                .collect(joining("\n")));
    }

    private static String told(AccountIncome income) {
        assertThat(income.incomeStreams()).hasSize(1);
        var stream = income.incomeStreams().getFirst();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", stream.name());
        told.put("status", stream.status());
        told.put("estimateInclusion", stream.estimateInclusion());
        told.put("confidence", stream.confidence());
        told.put("cadence.days", stream.cadence().days());
        for (var month : stream.netMonthly()) {
            var name = YearMonth.from(Instant.ofEpochSecond(month.month()).atZone(ZONE));
            told.put("netMonthly " + name, month.net() + ", gross " + month.gross());
        }
        told.put("netAnnual", stream.netAnnual());
        told.put("projectedNetAnnual", stream.projectedNetAnnual());
        told.put("estimatedGrossAnnual", stream.estimatedGrossAnnual());
        told.put("projectedGrossAnnual", stream.projectedGrossAnnual());
        told.put("averageMonthlyIncomeNet", stream.averageMonthlyIncomeNet());
        told.put("averageMonthlyIncomeGross", stream.averageMonthlyIncomeGross());
        told.put("incomeStreamMonths", stream.incomeStreamMonths());
        told.put(
                "miscDeposits",
                income.miscDeposits().stream()
                        .map(deposit -> String.valueOf(deposit.amount()))
                        .collect(joining(", ")));
        return told.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(joining("\n"));
    }

    /** The cells of the table between two comments, without its head. */
    private static List<List<String>> rows(String name) throws IOException {
        var guide = Files.readString(GUIDE);
        var begin = guide.indexOf("<!-- " + name + " -->");
        return guide.substring(begin, guide.indexOf("<!-- end -->", begin))
                .lines()
                .skip(3)
                .filter(line -> line.startsWith("|"))
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|")))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }
}
