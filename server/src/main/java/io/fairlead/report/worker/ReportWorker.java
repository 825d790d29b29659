package io.fairlead.report.worker;

import io.fairlead.report.Envelope;
import io.fairlead.report.Report;
import io.fairlead.report.ReportKind;
import io.fairlead.report.ReportOrders;
import io.fairlead.report.ReportProperties;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Reports;
import io.fairlead.report.Snapshot;
import io.fairlead.report.content.Periods;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.content.UnmadeReportException;
import io.fairlead.report.rules.ReportRules;
import io.fairlead.report.rules.ReportWindow;
import io.fairlead.shared.database.DatabaseFailure;
import io.fairlead.shared.work.QueueWorker;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkResult;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the reports that were ordered, taking turns between partners. A bank that fails leaves its
 * accounts in the report; what fails here is tried again, and told as a failure in the end.
 */
@Component
class ReportWorker implements QueueWorker {

    private static final Logger log = LoggerFactory.getLogger(ReportWorker.class);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** After the same attempt, while banks are not asked because of limits of our own. */
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30));

    /** A fault of ours is rarely gone after more attempts. */
    private static final int MOST_FAULTS = 3;

    private static final int GENERATION_ERROR = 1108;
    private static final int NO_CONSUMER = 10100;
    private static final int NO_SUITABLE_ACCOUNT = 14020;

    private final Reports reports;
    private final DataCollector collector;
    private final FreshReading banks;
    private final StatementSource statements;
    private final Map<ReportKind, ReportMaker> makers = new EnumMap<>(ReportKind.class);
    private final ReportProperties properties;
    private final Clock clock;

    ReportWorker(
            Reports reports,
            DataCollector collector,
            FreshReading banks,
            StatementSource statements,
            List<ReportMaker> makers,
            ReportProperties properties,
            Clock clock) {
        this.reports = reports;
        this.collector = collector;
        this.banks = banks;
        this.statements = statements;
        this.properties = properties;
        this.clock = clock;
        makers.forEach(maker -> maker.kinds().forEach(kind -> this.makers.put(kind, maker)));
    }

    @Override
    public String queue() {
        return ReportOrders.QUEUE;
    }

    @Override
    public int atOnce() {
        return properties.atOnce();
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // a worker's last resort
    public WorkResult work(WorkItem item, BooleanSupplier held) {
        var found = reports.ofWork(item.subject());
        if (found.isEmpty() || found.get().status() != ReportStatus.IN_PROGRESS) {
            return new WorkResult.Done();
        }
        var report = found.get();
        try {
            checkConsumer(report);
            return report.kind() == ReportKind.STATEMENT
                    ? handOn(report, item, held)
                    : make(report, item, held);
        } catch (UnmadeReportException e) {
            return failed(report, held, e.code(), e.publicMessage());
        } catch (RuntimeException e) {
            if (DatabaseFailure.isUnavailable(e) || item.attempts() < MOST_FAULTS) {
                throw e; // it is tried again
            }
            log.error("Report {} could not be made", report.id(), e);
            return failed(report, held, GENERATION_ERROR, "Generation Error");
        }
    }

    /** A session orders its reports whether or not the partner has told of the consumer. */
    private static void checkConsumer(Report report) {
        if (report.kind().isAboutConsumer() && report.content().consumer() == null) {
            throw new UnmadeReportException(
                    NO_CONSUMER,
                    "Cannot find consumer for customer with id %s.".formatted(report.customer()));
        }
    }

    private WorkResult make(Report report, WorkItem item, BooleanSupplier held) {
        var wanted = collector.wanted(report);
        if (wanted.isEmpty()) {
            throw new UnmadeReportException(
                    NO_SUITABLE_ACCOUNT, "Bad request. (Account type not supported).");
        }
        var notAsked = banks.read(wanted, report.createdAt());
        if (!notAsked.isEmpty() && isPatient(item)) {
            return later(item);
        }
        return succeeded(report, held, collector.collect(report, window(report), notAsked));
    }

    private WorkResult handOn(Report report, WorkItem item, BooleanSupplier held) {
        var found = statements.of(report);
        return found instanceof StatementSource.NotAsked && isPatient(item)
                ? later(item)
                : succeeded(
                        report,
                        held,
                        ReportData.of(
                                report,
                                window(report),
                                found instanceof StatementSource.Statement(var statement)
                                        ? statement
                                        : null));
    }

    private static boolean isPatient(WorkItem item) {
        return item.attempts() <= PAUSES.size();
    }

    private WorkResult later(WorkItem item) {
        return new WorkResult.TryAgain(clock.instant().plus(PAUSES.get(item.attempts() - 1)));
    }

    private WorkResult succeeded(Report report, BooleanSupplier held, ReportData data) {
        var maker = makers.get(report.kind());
        if (maker == null) {
            throw new IllegalStateException("Nobody makes " + report.kind());
        }
        var snapshot = maker.make(data);
        if (held.getAsBoolean()) {
            reports.end(report, ReportStatus.SUCCESS, snapshot);
        }
        return new WorkResult.Done();
    }

    private WorkResult failed(Report report, BooleanSupplier held, int code, String message) {
        if (held.getAsBoolean()) {
            var answer = Envelope.of(report, ReportStatus.FAILURE);
            answer.putArray("errors").addObject().put("code", code).put("message", message);
            reports.end(
                    report,
                    ReportStatus.FAILURE,
                    new Snapshot(answer, JSON.createObjectNode(), null, ReportRules.VERSION));
        }
        return new WorkResult.Done();
    }

    private ReportWindow window(Report report) {
        return Periods.of(report, properties.zone());
    }
}
