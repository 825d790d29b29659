package io.fairlead.report;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.customer.Consumer;
import io.fairlead.customer.ConsumerLookup;
import io.fairlead.customer.Consumers;
import io.fairlead.customer.Customer;
import io.fairlead.customer.CustomerData;
import io.fairlead.customer.CustomerLock;
import io.fairlead.customer.Customers;
import io.fairlead.partner.Partners;
import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.work.WorkQueue;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders of reports and what has become of them. Another partner's reports do not exist, whoever
 * asks, unless that partner has got them for a purpose.
 */
@Service
public class Reports implements CustomerData {

    /** The queue of reports that are to be made. */
    public static final String QUEUE = "report";

    /** The queue of sessions of which a report has ended; whoever keeps sessions works at it. */
    public static final String SESSION_QUEUE = "session-reports";

    private static final int REQUEST_ID_LENGTH = 10;

    private final ReportStore store;
    private final SnapshotStore snapshots;
    private final ReaderStore readers;
    private final ReportNews news;
    private final CustomerLock lock;
    private final Customers customers;
    private final Consumers consumers;
    private final Accounts accounts;
    private final Partners partners;
    private final WorkQueue queue;
    private final ReportProperties properties;
    private final Clock clock;

    Reports(
            ReportStore store,
            SnapshotStore snapshots,
            ReaderStore readers,
            ReportNews news,
            CustomerLock lock,
            Customers customers,
            Consumers consumers,
            Accounts accounts,
            Partners partners,
            WorkQueue queue,
            ReportProperties properties,
            Clock clock) {
        this.store = store;
        this.snapshots = snapshots;
        this.readers = readers;
        this.news = news;
        this.lock = lock;
        this.customers = customers;
        this.consumers = consumers;
        this.accounts = accounts;
        this.partners = partners;
        this.queue = queue;
        this.properties = properties;
        this.clock = clock;
    }

    /** Accepts the order of a report, which begins a batch of its own; it is made within seconds. */
    @Transactional
    public OrderOutcome order(ReportOrder order) {
        var customer = found(order.partner(), order.customer());
        if (customer.isEmpty()) {
            return new OrderOutcome.UnknownCustomer();
        }
        var consumer = consumer(order.partner(), order.customer(), order.kind());
        if (order.kind().isAboutConsumer() && consumer.isEmpty()) {
            return new OrderOutcome.NoConsumer();
        }
        var refusal = refusal(order);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var report =
                put(
                        customer.get(),
                        null,
                        order.kind(),
                        store.nextBatch(order.partner(), order.customer()),
                        null,
                        order.partner(),
                        new Report.Content(
                                partners.name(order.partner()).orElse(""),
                                customer.get().profile().type().storedName(),
                                consumer.map(ReportConsumer::of).orElse(null),
                                order.constraints(),
                                null,
                                order.callback() != null,
                                null));
        if (order.callback() != null) {
            news.begin(report, order.callback());
        }
        return new OrderOutcome.Accepted(report);
    }

    /**
     * Accepts the orders of a session whose customers are locked. One that cannot be made fails
     * when it is its turn, so that the partner hears of it and the others are made.
     */
    @Transactional
    public List<Report> order(SessionOrder order) {
        if (order.reports().isEmpty()) {
            return List.of();
        }
        var portfolio = store.nextBatch(order.partner(), order.customer());
        var requester = partners.name(order.partner()).orElse("");
        return order.reports().stream()
                .flatMap(
                        wanted ->
                                customers
                                        .find(order.partner(), wanted.customer())
                                        .map(found -> put(order, wanted, found, portfolio, requester))
                                        .stream())
                .toList();
    }

    private Report put(
            SessionOrder order,
            SessionOrder.Wanted wanted,
            Customer customer,
            PortfolioId portfolio,
            String requester) {
        return put(
                customer,
                wanted.joint(),
                wanted.kind(),
                portfolio,
                order.session(),
                order.partner(),
                new Report.Content(
                        requester,
                        customer.profile().type().storedName(),
                        consumer(order.partner(), customer.id(), wanted.kind())
                                .map(ReportConsumer::of)
                                .orElse(null),
                        wanted.constraints(),
                        wanted.reviewed(),
                        false,
                        order.presentation()));
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
                .filter(
                        report ->
                                report.partner().equals(partner) || readers.has(report, partner));
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

    private Optional<Customer> found(PartnerId partner, CustomerId customer) {
        return lock.keep(partner, customer) ? customers.find(partner, customer) : Optional.empty();
    }

    private Optional<Consumer> consumer(
            PartnerId partner, CustomerId customer, ReportKind kind) {
        return kind.isAboutConsumer()
                        && consumers.ofCustomer(partner, customer)
                                instanceof ConsumerLookup.Found(var consumer)
                ? Optional.of(consumer)
                : Optional.empty();
    }

    private Optional<OrderOutcome> refusal(ReportOrder order) {
        var shared = accounts.shared(order.partner(), order.customer());
        var ids = shared.stream().map(account -> account.key().id()).collect(Collectors.toSet());
        var unknown = asked(order).stream().filter(id -> !ids.contains(id)).findFirst();
        if (unknown.isPresent()) {
            return Optional.of(new OrderOutcome.UnknownAccount(unknown.get()));
        }
        if (shared.stream().noneMatch(account -> fits(order, account))) {
            return Optional.of(new OrderOutcome.NoSuitableAccount());
        }
        var earlier = order.constraints().reportId();
        if (earlier != null && !isOfCustomer(order, earlier)) {
            return Optional.of(new OrderOutcome.UnknownReport(earlier));
        }
        return store.countUnfinished(order.partner(), order.customer())
                        >= properties.unfinishedPerCustomer()
                ? Optional.of(new OrderOutcome.TooMany())
                : Optional.empty();
    }

    private static Set<String> asked(ReportOrder order) {
        var constraints = order.constraints();
        if (constraints.statementReportData() != null) {
            return Set.of(String.valueOf(constraints.statementReportData().accountId()));
        }
        return constraints.accountIds() == null
                ? Set.of()
                : Set.copyOf(constraints.accountIds());
    }

    private static boolean fits(ReportOrder order, Account account) {
        var asked = asked(order);
        return order.kind().accountTypes().include(account.atBank().type())
                && (asked.isEmpty() || asked.contains(account.key().id()));
    }

    private boolean isOfCustomer(ReportOrder order, String report) {
        return ReportId.parse(report)
                .flatMap(id -> store.find(order.partner(), id))
                .filter(found -> found.concerns(order.customer()))
                .isPresent();
    }

    private Report put(
            Customer customer,
            @Nullable CustomerId joint,
            ReportKind kind,
            PortfolioId portfolio,
            @Nullable UUID session,
            PartnerId partner,
            Report.Content content) {
        Report report;
        do {
            report =
                    new Report(
                            partner,
                            ReportId.random(kind),
                            customer.id(),
                            joint,
                            kind,
                            ReportStatus.IN_PROGRESS,
                            portfolio,
                            RandomId.lettersAndDigits(REQUEST_ID_LENGTH),
                            session,
                            now(),
                            null,
                            content);
        } while (!store.insert(report));
        queue.add(QUEUE, subject(report), partner.value(), report.createdAt());
        return report;
    }

    /** What a work item says of a report. */
    private static String subject(Report report) {
        return report.partner().value() + "/" + report.id().value();
    }

    /** The report that a work item is about; none when its customer is deleted. */
    public Optional<Report> ofWork(String subject) {
        var parts = List.of(subject.split("/", -1));
        return store.find(new PartnerId(parts.get(0)), new ReportId(parts.get(1)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
