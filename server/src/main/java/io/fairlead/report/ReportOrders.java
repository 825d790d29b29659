package io.fairlead.report;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.customer.Consumer;
import io.fairlead.customer.ConsumerLookup;
import io.fairlead.customer.Consumers;
import io.fairlead.customer.Customer;
import io.fairlead.customer.CustomerLock;
import io.fairlead.customer.Customers;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.partner.Partners;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.page.Language;
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
 * Accepts orders of reports. One that is accepted is made, also after a crash: it is work in a
 * queue.
 */
@Service
public class ReportOrders {

    /** The queue of reports that are to be made. */
    public static final String QUEUE = "report";

    private static final int REQUEST_ID_LENGTH = 10;

    private final ReportStore store;
    private final ReportNews news;
    private final CustomerLock lock;
    private final Customers customers;
    private final Consumers consumers;
    private final Accounts accounts;
    private final Partners partners;
    private final Experiences experiences;
    private final WorkQueue queue;
    private final ReportProperties properties;
    private final Clock clock;

    ReportOrders(
            ReportStore store,
            ReportNews news,
            CustomerLock lock,
            Customers customers,
            Consumers consumers,
            Accounts accounts,
            Partners partners,
            Experiences experiences,
            WorkQueue queue,
            ReportProperties properties,
            Clock clock) {
        this.store = store;
        this.news = news;
        this.lock = lock;
        this.customers = customers;
        this.consumers = consumers;
        this.accounts = accounts;
        this.partners = partners;
        this.experiences = experiences;
        this.queue = queue;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Accepts the order of a report, which begins a batch of its own; it is made within seconds.
     */
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
                                presentation(order.partner())));
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
                                        .map(
                                                found ->
                                                        put(
                                                                order, wanted, found, portfolio,
                                                                requester))
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

    /** The pages of what a call orders look as the partner's default experience. */
    private Report.@Nullable Presentation presentation(PartnerId partner) {
        return experiences
                .find(partner, Experience.DEFAULT)
                .map(
                        experience ->
                                new Report.Presentation(
                                        experience.id().toString(),
                                        experience.version(),
                                        Language.EN.tag()))
                .orElse(null);
    }

    private Optional<Customer> found(PartnerId partner, CustomerId customer) {
        return lock.keep(partner, customer) ? customers.find(partner, customer) : Optional.empty();
    }

    private Optional<Consumer> consumer(PartnerId partner, CustomerId customer, ReportKind kind) {
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
        return constraints.accountIds() == null ? Set.of() : Set.copyOf(constraints.accountIds());
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
