package io.fairlead.report.employment;

import io.fairlead.report.ReportKind;
import io.fairlead.report.Snapshot;
import io.fairlead.report.asset.AssetReports;
import io.fairlead.report.content.Periods;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the reports that verify assets and income together. */
@Component
public class AssetIncomeReport implements ReportMaker {

    private static final int MODERATE = 50;
    private static final String ENDING = "-voah";

    @Override
    public Set<ReportKind> kinds() {
        return EnumSet.of(ReportKind.VOA_HISTORY);
    }

    /** Income is that of two years, however short the period of the assets is. */
    @Override
    public Snapshot make(ReportData data) {
        var window = Periods.ofIncome(data.report(), data.window().zone());
        var income = FoundIncome.in(data, window, MODERATE, ENDING);
        var body =
                AssetReports.answer(
                        data,
                        (node, account) ->
                                node.set(
                                        "incomeStreams",
                                        ReportBody.tree(income.of(account).incomeStreams())));
        body.set("income", income.summary());
        return ReportBody.snapshot(body, ReportBody.additions(data));
    }
}
