package io.fairlead.report.employment;

import io.fairlead.report.ReportKind;
import io.fairlead.report.Snapshot;
import io.fairlead.report.content.AccountHead;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.income.EmploymentStream;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the reports that verify employment: who pays and when, and no amount anywhere. */
@Component
public class EmploymentReport implements ReportMaker {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MODERATE = 50;
    private static final String ENDING = "-voah";

    @Override
    public Set<ReportKind> kinds() {
        return EnumSet.of(ReportKind.VOE_TRANSACTIONS);
    }

    @Override
    public Snapshot make(ReportData data) {
        var income = FoundIncome.in(data, data.window(), MODERATE, ENDING);
        var body = ReportBody.begin(data);
        ReportBody.addBanks(
                body,
                data,
                account -> {
                    var node = AccountHead.of(account);
                    node.set(
                            "incomeStreams",
                            ReportBody.tree(
                                    income.of(account).incomeStreams().stream()
                                            .map(
                                                    stream ->
                                                            EmploymentStream.of(
                                                                    stream, data.window()))
                                            .toList()));
                    return node;
                });
        return ReportBody.snapshot(body, JSON.createObjectNode());
    }
}
