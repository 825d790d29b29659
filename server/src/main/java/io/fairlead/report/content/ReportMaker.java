package io.fairlead.report.content;

import io.fairlead.report.ReportKind;
import io.fairlead.report.Snapshot;
import java.util.Set;

/** Makes the snapshots of some kinds of reports, of what it is given and nothing else. */
public interface ReportMaker {

    Set<ReportKind> kinds();

    Snapshot make(ReportData data);
}
