package io.fairlead.report;

import io.fairlead.customer.CustomerData;
import io.fairlead.customer.CustomerLock;
import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.work.WorkQueue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports and what has become of them. Another partner's reports do not exist, whoever asks, unless
 * that partner has got them for a purpose.
 */
@Service
public class Reports implements CustomerData {

    /** The queue of sessions of which a report has ended; whoever keeps sessions works at it. */
    public static final String SESSION_QUEUE = "session-reports";

    private final ReportStore store;
    private final SnapshotStore snapshots;
    private final ReaderStore readers;
    private final ReportNews news;
    private final CustomerLock lock;
    private final WorkQueue queue;
    private final Clock clock;

    Reports(
            ReportStore store,
            SnapshotStore snapshots,
            ReaderStore readers,
            ReportNews news,
            CustomerLock lock,
            WorkQueue queue,
            Clock clock) {
        this.store = store;
        this.snapshots = snapshots;
        this.readers = readers;
        this.news = news;
        this.lock = lock;
        this.queue = queue;
        this.clock = clock;
    }

    /** One of the partner's own reports. */
    public Optional<Report> find(PartnerId partner, ReportId id) {
        return store.find(partner, id);
    }

    /**
     * A report of the partner's own, or one of another partner that it has got before by {@link
     * #reissue}.
     */
    @Transactional(readOnly = true)
    public Optional<Report> findReadable(PartnerId partner, ReportId id) {
        return store.find(id)
                .filter(report -> report.partner().equals(partner) || readers.has(report, partner));
    }

    /**
     * Lets a partner have a report that another one has ordered. It must know the report's id, and
     * the purpose for which that partner has got it.
     *
     * @return none when there is no such report, or it was not got for that purpose
     */
    @Transactional
    public Optional<Report> reissue(PartnerId partner, ReportId id, String purpose) {
        var report =
                store.find(id)
                        .filter(found -> found.status() == ReportStatus.SUCCESS)
                        .filter(found -> found.kind().isAboutConsumer())
                        .filter(
                                found ->
                                        found.partner().equals(partner)
                                                || readers.has(found, found.partner(), purpose));
        report.ifPresent(found -> readers.put(found, partner, purpose, clock.instant()));
        return report;
    }

    /** Notes for which purpose a partner gets a finished report. */
    @Transactional
    public void noteReader(Report report, PartnerId reader, String purpose) {
        readers.put(report, reader, purpose, clock.instant());
    }

    /** The reports of which a customer is a borrower, the latest first. */
    @Transactional(readOnly = true)
    public List<Report> list(PartnerId partner, CustomerId customer) {
        return store.ofCustomer(partner, customer);
    }

    /** The reports about a consumer, the latest first. */
    @Transactional(readOnly = true)
    public List<Report> list(PartnerId partner, ConsumerId consumer) {
        return store.ofConsumer(partner, consumer);
    }

    /** What a session has ordered, in this order. */
    @Transactional(readOnly = true)
    public List<Report> list(PartnerId partner, UUID session) {
        return store.ofSession(partner, session);
    }

    /**
     * The newest report of each kind until a batch.
     *
     * @return none when the partner has no such portfolio, or not so many batches of it
     */
    @Transactional(readOnly = true)
    public Optional<List<Report>> portfolio(PartnerId partner, PortfolioId portfolio) {
        return store.batches(partner, portfolio.base())
                .filter(batches -> portfolio.version() <= batches)
                .map(_ -> store.ofPortfolio(partner, portfolio));
    }

    /** The JSON of a finished report. */
    public Optional<byte[]> answer(Report report) {
        return snapshots.answer(report);
    }

    /** All that is known of a finished report. */
    public Optional<Snapshot> snapshot(Report report) {
        return snapshots.snapshot(report);
    }

    /**
     * Ends a report with what was made of it. It ends once: whoever comes later changes nothing.
     *
     * @return whether it ends now
     */
    @Transactional
    public boolean end(Report report, ReportStatus status, Snapshot snapshot) {
        if (!lock.keep(report.partner(), report.customer())
                || !store.end(report, status, clock.instant())) {
            return false;
        }
        snapshots.put(report, snapshot);
        if (report.content().told()) {
            news.end(report, status);
        }
        if (report.session() != null) {
            queue.add(
                    SESSION_QUEUE,
                    report.session().toString(),
                    report.partner().value(),
                    clock.instant());
        }
        return true;
    }

    @Override
    public Part part() {
        return Part.REPORTS;
    }

    /** Of a deleted customer's reports stays that they were; what waits is not made any more. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        store.deleteAllOf(partner, customer, clock.instant());
    }

    /** The report that a work item is about; none when its customer is deleted. */
    public Optional<Report> ofWork(String subject) {
        var parts = List.of(subject.split("/", -1));
        return store.find(new PartnerId(parts.get(0)), new ReportId(parts.get(1)));
    }
}
