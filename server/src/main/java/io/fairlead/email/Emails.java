package io.fairlead.email;

import io.fairlead.consent.Consents;
import io.fairlead.customer.CustomerData;
import io.fairlead.customer.CustomerLock;
import io.fairlead.email.smtp.EmailProperties;
import io.fairlead.email.smtp.SenderPolicy;
import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceSettings;
import io.fairlead.experience.Experiences;
import io.fairlead.link.IssueLink;
import io.fairlead.link.Link;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkOutcome;
import io.fairlead.link.LinkOutcome.Issued;
import io.fairlead.link.LinkRevoked;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.partner.Partners;
import io.fairlead.session.SessionEventsAppended;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails with a link: a mail is stored together with its link, and leaves by the {@link
 * MailDispatcher}.
 *
 * <p>Long, because sending, repeating and renewing a mail follow the same rules about its link.
 */
@Service
public class Emails implements CustomerData {

    /** Where a consumer asks for a new link in place of one that has expired. */
    public static final String RENEWAL_PATH = "/new-link";

    private static final Duration DAY = Duration.ofDays(1);

    private final CustomerLock customers;
    private final EmailStore store;
    private final Links links;
    private final Partners partners;
    private final Experiences experiences;
    private final Consents consents;
    private final Outbox outbox;
    private final SenderPolicy senders;
    private final EmailProperties properties;
    private final String host;
    private final Clock clock;

    Emails(
            CustomerLock customers,
            EmailStore store,
            Links links,
            Partners partners,
            Experiences experiences,
            Consents consents,
            Outbox outbox,
            SenderPolicy senders,
            EmailProperties properties,
            FairleadProperties fairlead,
            Clock clock) {
        this.customers = customers;
        this.store = store;
        this.links = links;
        this.partners = partners;
        this.experiences = experiences;
        this.consents = consents;
        this.outbox = outbox;
        this.senders = senders;
        this.properties = properties;
        this.host = fairlead.publicUrl().getHost();
        this.clock = clock;
    }

    /** Issues a link and takes on the mail that brings it to the consumer, both or none. */
    public SendOutcome send(IssueLink command, EmailConfig config) {
        return !outbox.isOpen()
                ? new SendOutcome.NoMail()
                : taken(links.issue(command, issued -> queueFirst(issued, config)));
    }

    /**
     * The same, but answers with the same mail when the same call comes again within 24 hours.
     *
     * @param idempotencyKey chosen by the caller
     * @param call the whole call as text, to tell a repetition from another call
     */
    public SendOutcome sendOnce(
            String idempotencyKey, String call, IssueLink command, EmailConfig config) {
        return !outbox.isOpen()
                ? new SendOutcome.NoMail()
                : taken(
                        links.issueOnce(
                                idempotencyKey,
                                call,
                                command,
                                issued -> queueFirst(issued, config)));
    }

    public Optional<Email> find(PartnerId partner, UUID id) {
        return store.find(partner, id);
    }

    @Transactional(readOnly = true)
    public EmailPage list(PartnerId partner, EmailQuery query) {
        var found = store.count(partner, query);
        var emails = store.list(partner, query);
        var last = query.start() - 1L + emails.size();
        return new EmailPage(found, !emails.isEmpty() && last < found, emails);
    }

    /** Sends a mail once more: with its link or, where that has expired, with a new one. */
    @Transactional
    public ResendOutcome resend(PartnerId partner, UUID id) {
        var found = store.find(partner, id);
        if (found.isEmpty()) {
            return new ResendOutcome.Unknown();
        }
        if (!outbox.isOpen()) {
            return new ResendOutcome.NoMail();
        }
        return repeated(found.get(), false)
                .<ResendOutcome>map(ResendOutcome.Taken::new)
                .orElseGet(ResendOutcome.LinkEnded::new);
    }

    /**
     * Ends the link of a mail, and stops the mail if it has not been sent.
     *
     * @return false when the partner has no such mail
     */
    @Transactional
    public boolean revoke(PartnerId partner, UUID id) {
        var found = store.find(partner, id);
        found.ifPresent(email -> links.revoke(partner, email.url()));
        return found.isPresent();
    }

    /** Whichever call has revoked a link, its mails are stopped. */
    @EventListener
    @Transactional
    public void stopAllOf(LinkRevoked revoked) {
        store.revoke(revoked.partner(), revoked.link(), clock.instant());
    }

    /**
     * The path of the form that asks for a new link in place of this one; the link's own query is
     * added to it.
     *
     * @return none when no new link would be sent
     */
    public Optional<String> renewalPath(LinkOpening.Closed link) {
        return renewable(link).map(_ -> RENEWAL_PATH);
    }

    /** Sends the consumer a new link, to where the expired one was sent; or does nothing. */
    @Transactional
    public void renew(LinkOpening.Closed link) {
        renewable(link)
                .ifPresent(
                        email -> {
                            customers.keep(email.partner(), email.customer());
                            store.lock(email.partner(), email.root());
                            if (isWithinLimit(email)) {
                                repeated(email, true);
                            }
                        });
    }

    /** The link of a mail is opened by starting a session, not by looking at it. */
    @EventListener
    @Transactional
    public void opened(SessionEventsAppended grew) {
        var link = grew.session().link();
        if (link.details().origin() == LinkOrigin.EMAIL) {
            grew.entries().stream()
                    .filter(entry -> entry.event() instanceof SessionEvent.Started)
                    .forEach(entry -> store.open(link.partner(), link.id(), entry.occurredAt()));
        }
    }

    @Override
    public Part part() {
        return Part.EMAILS;
    }

    /** Deletes a deleted customer's mail; what waits is not sent any more. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        store.deleteAll(partner, customer);
    }

    /** Deletes mails that are older than they are kept. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    public void deleteOld() {
        store.deleteBefore(clock.instant().minus(properties.retention()));
    }

    private SendOutcome taken(LinkOutcome outcome) {
        if (!(outcome instanceof Issued(var link, _))) {
            return new SendOutcome.WithoutLink(outcome);
        }
        return store.findByLink(link.partner(), link.id())
                .<SendOutcome>map(SendOutcome.Taken::new)
                .orElseGet(() -> deleted(link));
    }

    /** The mail of a repeated call is gone when its customer was deleted meanwhile. */
    private static SendOutcome deleted(Link link) {
        return new SendOutcome.WithoutLink(new LinkOutcome.UnknownCustomer(link.customer()));
    }

    /** The first mail with a link, with what stands in for what the partner has left open. */
    private void queueFirst(Issued issued, EmailConfig config) {
        var id = UUID.randomUUID();
        var link = issued.link();
        var name =
                experience(link)
                        .map(Experience::applicationName)
                        .or(() -> partners.name(link.partner()))
                        .orElseThrow();
        var complete = config.orElse(senders.operator(), textsOf(link).get("email.subject"), name);
        queued(id, id, false, issued, complete);
    }

    private Email queued(UUID id, UUID root, boolean renewal, Issued issued, EmailConfig config) {
        var link = issued.link();
        var mail =
                new InvitationMail(
                        textsOf(link),
                        Brand.of(link, experiences),
                        config,
                        consents.announced(
                                textsOf(link),
                                Objects.requireNonNull(config.institutionName()),
                                experience(link)
                                        .map(Experience::settings)
                                        .orElse(ExperienceSettings.PLAIN),
                                link.expiresAt()),
                        issued.url(),
                        host,
                        link.expiresAt(),
                        link.details().type() == LinkType.JOINT_BORROWER);
        var order =
                new Outbox.Order(
                        Email.Kind.INVITATION,
                        id,
                        root,
                        renewal,
                        link,
                        link.customer(),
                        issued.url());
        return outbox.take(order, mail);
    }

    private Optional<Experience> experience(Link link) {
        return experiences.atStart(link.partner(), link.details().presentation().experience());
    }

    /** Another mail in place of one; none when its link has ended otherwise than by time. */
    private Optional<Email> repeated(Email email, boolean renewal) {
        var link = email.link();
        return links.commandToReissue(email.partner(), link.createdAt(), link.id())
                .flatMap(command -> linkFor(email, command))
                .map(
                        issued ->
                                queued(
                                        UUID.randomUUID(),
                                        email.root(),
                                        renewal,
                                        issued,
                                        email.config()));
    }

    private Optional<Issued> linkFor(Email email, IssueLink command) {
        if (links.open(query(email)) instanceof LinkOpening.Open(var link)) {
            return Optional.of(new Issued(link, email.url()));
        }
        return links.reissue(command) instanceof Issued issued
                ? Optional.of(issued)
                : Optional.empty();
    }

    private Optional<Email> renewable(LinkOpening.Closed closed) {
        if (closed.origin() != LinkOrigin.EMAIL
                || closed.reason() != LinkOpening.Reason.EXPIRED
                || !outbox.isOpen()) {
            return Optional.empty();
        }
        return store.findByLink(closed.partner(), closed.id())
                .filter(this::mayBeRenewed)
                .filter(this::isWithinLimit);
    }

    private boolean mayBeRenewed(Email email) {
        var link = email.link();
        return links.commandToReissue(email.partner(), link.createdAt(), link.id())
                .filter(
                        command ->
                                properties.renewSingleUse()
                                        || !Boolean.TRUE.equals(
                                                command.details().presentation().singleUse()))
                .isPresent();
    }

    private boolean isWithinLimit(Email email) {
        var since = clock.instant().minus(DAY);
        return store.renewals(email.partner(), email.root(), since) < properties.renewalsPerDay();
    }

    private static String query(Email email) {
        return email.url().substring(email.url().indexOf('?') + 1);
    }

    private static Texts textsOf(Link link) {
        return Texts.of(Language.of(link.details().presentation().language()));
    }
}
