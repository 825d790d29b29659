package io.fairlead.report.statement;

import io.fairlead.report.Envelope;
import io.fairlead.report.ReportKind;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Snapshot;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.content.UnmadeReportException;
import io.fairlead.report.rules.ReportRules;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the reports that hand on a bank's own statement, which has all the numbers. */
@Component
public class StatementReport implements ReportMaker {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NO_STATEMENT = 10046;

    @Override
    public Set<ReportKind> kinds() {
        return EnumSet.of(ReportKind.STATEMENT);
    }

    @Override
    public Snapshot make(ReportData data) {
        var statement = data.statement();
        if (statement == null) {
            throw new UnmadeReportException(NO_STATEMENT, "The statement could not be retrieved.");
        }
        var answer =
                Envelope.of(data.report(), ReportStatus.SUCCESS)
                        .put("assetId", statement.asset().text());
        var file = statement.file();
        return new Snapshot(
                answer,
                JSON.createObjectNode(),
                new Snapshot.File(file.content(), file.mediaType()),
                ReportRules.VERSION);
    }
}
