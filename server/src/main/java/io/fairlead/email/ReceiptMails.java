package io.fairlead.email;

import io.fairlead.consent.Consent;
import io.fairlead.consent.Consents;
import io.fairlead.consent.SharedSummary;
import io.fairlead.customer.Customer;
import io.fairlead.customer.CustomerLock;
import io.fairlead.customer.Customers;
import io.fairlead.email.smtp.MailAddress;
import io.fairlead.email.smtp.SenderPolicy;
import io.fairlead.experience.Experiences;
import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.Links;
import io.fairlead.session.Session;
import io.fairlead.session.SessionEventsAppended;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import io.fairlead.shared.work.QueueWorker;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkQueue;
import io.fairlead.shared.work.WorkResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Mails consumers the receipt of what they have shared, where the experience asks for it: to the
 * address that the link was sent to, or else to the customer's own; of two borrowers, to each of
 * their own receipt. Ordered in the transaction that completes the session, and made afterwards.
 */
@Component
class ReceiptMails implements QueueWorker {

    private static final Logger log = LoggerFactory.getLogger(ReceiptMails.class);

    private static final String QUEUE = "receipt-mail";
    private static final int AT_ONCE = 2;

    private final WorkQueue queue;
    private final Outbox outbox;
    private final EmailStore store;
    private final Links links;
    private final Consents consents;
    private final Customers customers;
    private final CustomerLock locks;
    private final Experiences experiences;
    private final SenderPolicy senders;
    private final TransactionOperations transactions;
    private final String site;
    private final Clock clock;

    ReceiptMails(
            WorkQueue queue,
            Outbox outbox,
            EmailStore store,
            Links links,
            Consents consents,
            Customers customers,
            CustomerLock locks,
            Experiences experiences,
            SenderPolicy senders,
            TransactionOperations transactions,
            FairleadProperties fairlead,
            Clock clock) {
        this.queue = queue;
        this.outbox = outbox;
        this.store = store;
        this.links = links;
        this.consents = consents;
        this.customers = customers;
        this.locks = locks;
        this.experiences = experiences;
        this.senders = senders;
        this.transactions = transactions;
        this.site = fairlead.publicUrl().toString();
        this.clock = clock;
    }

    @EventListener
    void order(SessionEventsAppended grew) {
        var session = grew.session();
        if (session.settings().receiptByEmail()
                && outbox.isOpen()
                && grew.entries().stream()
                        .anyMatch(
                                entry ->
                                        entry.event() instanceof SessionEvent.Ended(var ending)
                                                && ending == Ending.COMPLETE)) {
            session.customers()
                    .forEach(
                            customer ->
                                    queue.add(
                                            QUEUE,
                                            Subject.of(session, customer).text(),
                                            session.link().partner().value(),
                                            clock.instant()));
        }
    }

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public WorkResult work(WorkItem item, BooleanSupplier held) {
        var subject = Subject.parse(item.subject());
        try {
            transactions.executeWithoutResult(_ -> mail(subject));
        } catch (ProblemException e) {
            log.warn(
                    "A receipt of session {} is not mailed: {}", subject.session(), e.getMessage());
        }
        return new WorkResult.Done();
    }

    /** Nothing, when the customer or the sharing is gone by now. */
    private void mail(Subject subject) {
        var link = links.find(subject.partner(), subject.linkCreatedAt(), subject.link());
        if (link.isEmpty() || !locks.keep(subject.partner(), subject.customer())) {
            return;
        }
        var shared = shared(subject);
        if (shared.isEmpty()) {
            return;
        }
        var customer = customers.find(subject.partner(), subject.customer()).orElseThrow();
        var invitation = invitation(link.get());
        reader(link.get(), customer, invitation)
                .ifPresentOrElse(
                        reader -> mail(subject, link.get(), customer, invitation, reader, shared),
                        () ->
                                log.warn(
                                        "A receipt of session {} is not mailed: no address",
                                        subject.session()));
    }

    private void mail(
            Subject subject,
            Link link,
            Customer customer,
            Optional<EmailConfig> invitation,
            String reader,
            List<Consent> shared) {
        var texts = Texts.of(subject.language());
        var asker = shared.getFirst().content().application();
        var config =
                new EmailConfig(
                                List.of(reader),
                                invitation.map(EmailConfig::from).orElse(null),
                                invitation.map(EmailConfig::supportPhone).orElse(null),
                                texts.get("email.receipt.subject", asker),
                                customer.profile().firstName(),
                                asker,
                                invitation.map(EmailConfig::institutionAddress).orElse(null),
                                invitation.map(EmailConfig::signature).orElse(null))
                        .orElse(senders.operator(), asker, asker);
        var summary =
                new SharedSummary(
                        texts,
                        asker,
                        shared.stream()
                                .map(consent -> SharedSummary.Receipt.of(consent, texts))
                                .toList());
        var mail = new ReceiptMail(texts, Brand.of(link, experiences), config, summary, site);
        var id = UUID.randomUUID();
        outbox.take(
                new Outbox.Order(
                        Email.Kind.RECEIPT,
                        id,
                        id,
                        false,
                        link,
                        subject.customer(),
                        mail.url(summary.receipts().getFirst())),
                mail);
    }

    private List<Consent> shared(Subject subject) {
        return consents.receipt(subject.partner(), subject.customer()).stream()
                .flatMap(receipt -> consents.of(receipt).stream())
                .filter(consent -> subject.session().equals(consent.session()))
                .filter(consent -> consent.isActive() && !consent.sharedAccounts().isEmpty())
                .toList();
    }

    private Optional<EmailConfig> invitation(Link link) {
        return link.details().origin() == LinkOrigin.EMAIL
                ? store.findByLink(link.partner(), link.id()).map(Email::config)
                : Optional.empty();
    }

    /** Of two borrowers with an address each, the first one is the customer's. */
    private static Optional<String> reader(
            Link link, Customer customer, Optional<EmailConfig> invitation) {
        if (invitation.isPresent()) {
            var to = invitation.get().to();
            return Optional.of(
                    link.customer().equals(customer.id()) ? to.getFirst() : to.getLast());
        }
        return Optional.ofNullable(customer.profile().email())
                .filter(address -> MailAddress.parse(address).isPresent());
    }

    /** Whose receipt of which session, as it is stored. */
    private record Subject(
            PartnerId partner,
            CustomerId customer,
            UUID session,
            LinkId link,
            Instant linkCreatedAt,
            Language language) {

        static Subject of(Session session, CustomerId customer) {
            var link = session.link();
            return new Subject(
                    link.partner(),
                    customer,
                    session.id(),
                    link.id(),
                    link.createdAt(),
                    session.language());
        }

        static Subject parse(String text) {
            var parts = List.of(text.split("/", -1));
            return new Subject(
                    new PartnerId(parts.get(0)),
                    new CustomerId(parts.get(1)),
                    UUID.fromString(parts.get(2)),
                    new LinkId(parts.get(3)),
                    Instant.parse(parts.get(4)),
                    Language.of(parts.get(5)));
        }

        String text() {
            return String.join(
                    "/",
                    partner.value(),
                    customer.value(),
                    session.toString(),
                    link.hex(),
                    linkCreatedAt.toString(),
                    language.tag());
        }
    }
}
