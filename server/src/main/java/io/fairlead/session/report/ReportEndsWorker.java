package io.fairlead.session.report;

import io.fairlead.report.Reports;
import io.fairlead.shared.work.QueueWorker;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkResult;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Hears of the reports that have ended, whichever node has made them. */
@Component
class ReportEndsWorker implements QueueWorker {

    private static final int AT_ONCE = 4;

    private final ReportEnds ends;

    ReportEndsWorker(ReportEnds ends) {
        this.ends = ends;
    }

    @Override
    public String queue() {
        return Reports.SESSION_QUEUE;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public WorkResult work(WorkItem item, BooleanSupplier held) {
        ends.note(UUID.fromString(item.subject()));
        return new WorkResult.Done();
    }
}
