package io.fairlead.link;

import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.customer.CustomerLock;
import io.fairlead.link.LinkOutcome.Issued;
import io.fairlead.link.LinkStore.FirstCall;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.sealing.LinkSigner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Issues Connect links and knows them again when they are opened. Long, because it is the one
 * facade to links, which partners, consumers and operators share.
 */
@Service
public class Links {

    /** No URL of a link is longer. */
    public static final int LONGEST_URL = 16 * 1024;

    private static final Duration IDEMPOTENCY = Duration.ofHours(24);

    private final CustomerLock customers;
    private final LinkStore store;
    private final LinkWriter writer;
    private final LinkSigner signer;
    private final NewLinks newLinks;
    private final LinkUrls urls;
    private final LinkChecks checks;
    private final LinkOpener opener;
    private final MonthPartitions partitions;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final LinkProperties properties;
    private final Clock clock;

    Links(
            CustomerLock customers,
            LinkStore store,
            LinkWriter writer,
            LinkSigner signer,
            NewLinks newLinks,
            LinkUrls urls,
            LinkChecks checks,
            LinkOpener opener,
            MonthPartitions partitions,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            AuditLog audit,
            LinkProperties properties,
            Clock clock) {
        this.customers = customers;
        this.store = store;
        this.writer = writer;
        this.signer = signer;
        this.newLinks = newLinks;
        this.urls = urls;
        this.checks = checks;
        this.opener = opener;
        this.partitions = partitions;
        this.transactions = transactions;
        this.events = events;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Issues a link; it is durable when this returns. Its webhook is asked first whether it is
     * there.
     */
    public LinkOutcome issue(IssueLink command) throws InterruptedException {
        var refusal = checks.refusal(command);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var issued = newLinks.of(command);
        return switch (writer.write(store.row(issued.link(), command.secrets()))) {
            case DURABLY -> issued;
            case CUSTOMER_UNKNOWN -> new LinkOutcome.UnknownCustomer(command.customer());
            case NOT_NOW -> throw Problem.OVERLOADED.exception();
        };
    }

    /**
     * Issues a link the first time, and answers with the same link when the same call comes again
     * within 24 hours.
     *
     * @param idempotencyKey chosen by the caller
     * @param call the whole call as text, to tell a repetition from another call
     */
    public LinkOutcome issueOnce(String idempotencyKey, String call, IssueLink command) {
        return issueOnce(idempotencyKey, call, command, _ -> {});
    }

    /**
     * The same, and lets the caller write what belongs to a new link in the transaction that stores
     * it.
     */
    public LinkOutcome issueOnce(
            String idempotencyKey, String call, IssueLink command, Consumer<Issued> alongside) {
        var since = clock.instant().minus(IDEMPOTENCY);
        return store.firstCall(command.partner(), idempotencyKey, since)
                .map(first -> repeated(command.partner(), first, call))
                .or(() -> checks.refusal(command))
                .orElseGet(
                        () ->
                                transactions.execute(
                                        _ -> issueFirst(idempotencyKey, call, command, alongside)));
    }

    /**
     * Issues a link and lets the caller write what belongs to it in the transaction that stores it.
     */
    public LinkOutcome issue(IssueLink command, Consumer<Issued> alongside) {
        return checks.refusal(command)
                .orElseGet(() -> transactions.execute(_ -> inserted(command, alongside)));
    }

    /** Issues a link like one whose webhook has answered before, in the caller's transaction. */
    @Transactional
    public LinkOutcome reissue(IssueLink command) {
        return checks.unknownReference(command).orElseGet(() -> inserted(command, _ -> {}));
    }

    /** Says what a consumer finds behind a URL's raw query. */
    public LinkOpening open(String rawQuery) {
        return opener.open(rawQuery);
    }

    /** A link that was issued, whatever has become of it since. */
    public Optional<Link> find(PartnerId partner, Instant createdAt, LinkId id) {
        return store.find(partner, createdAt, id).map(LinkStatus::link);
    }

    /** The link that has this URL, whoever has asked for it. */
    @Transactional(readOnly = true)
    public Optional<Link> find(String url) {
        return urls.genuine(url).flatMap(query -> stored(query.partner(), query));
    }

    /** What has become of the partner's link that has this URL; none once its customer is gone. */
    public Optional<LinkStatus> status(PartnerId partner, String url) {
        return urls.genuine(partner, url)
                .flatMap(
                        link ->
                                store.find(
                                        partner, link.createdAt(), link.signature().orElseThrow()))
                .filter(status -> !status.customerDeleted());
    }

    /** The URL of a link, as the generate call has answered it. */
    public String url(Link link) {
        var query =
                LinkQuery.of(
                        link.partner(),
                        link.customer(),
                        link.details(),
                        link.createdAt(),
                        link.expiresAt());
        return urls.url(query, link.id());
    }

    /** The link that a URL, or its signature alone, names; whether there is one is not said. */
    public static Optional<LinkId> idOf(String text) {
        return LinkId.isValid(text)
                ? Optional.of(new LinkId(text))
                : LinkQuery.parse(LinkUrls.queryOf(text)).flatMap(LinkQuery::signature);
    }

    /** Ends a link and its sessions; false when the partner has no such link. */
    @Transactional
    public boolean revoke(PartnerId partner, String url) {
        return urls.genuine(partner, url)
                .flatMap(query -> stored(partner, query))
                .filter(this::revoked)
                .isPresent();
    }

    /**
     * As {@link #revoke(PartnerId, String)}, for an operator, who needs not say whose link it is.
     */
    @Transactional
    public boolean revoke(Actor actor, String url) {
        var link = urls.genuine(url).flatMap(query -> stored(query.partner(), query));
        link.filter(this::revoked).ifPresent(revoked -> audit.record(change(actor, revoked)));
        return link.isPresent();
    }

    /** Whether a link is not revoked, and nobody revokes it until this transaction ends. */
    @Transactional
    public boolean keep(Link link) {
        return store.lockAgainstRevocation(link);
    }

    /**
     * Tells that a session of the link has succeeded: a single-use link ends by that. False when it
     * had ended before, by another session.
     */
    @Transactional
    public boolean markUsed(Link link) {
        return !Boolean.TRUE.equals(link.details().presentation().singleUse())
                || store.use(link, clock.instant());
    }

    /** What issues another link like an earlier one; none once that was used or revoked. */
    @Transactional(readOnly = true)
    public Optional<IssueLink> commandToReissue(PartnerId partner, Instant createdAt, LinkId id) {
        return store.find(partner, createdAt, id)
                .filter(status -> status.usedAt() == null && status.revokedAt() == null)
                .map(LinkStatus::link)
                .map(
                        link ->
                                new IssueLink(
                                        partner,
                                        link.customer(),
                                        link.details(),
                                        store.secrets(link)));
    }

    /** What the partner gave with the link that is stored sealed. */
    public LinkSecrets secrets(Link link) {
        return store.secrets(link);
    }

    /**
     * Until when what was signed before a moment is needed: open links, and calls that may be
     * repeated.
     */
    @Transactional(readOnly = true)
    public Instant signaturesLiveUntil(Instant signedBefore) {
        var repeatable = signedBefore.plus(IDEMPOTENCY);
        return store.lastExpiry(signedBefore, clock.instant())
                .filter(repeatable::isBefore)
                .orElse(repeatable);
    }

    /**
     * Drops months in which every link has ended long ago; without a transaction, because dropping
     * locks out everybody until it ends.
     */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    public void dropOld() {
        var now = clock.instant();
        store.deleteFirstCallsBefore(now.minus(IDEMPOTENCY));
        partitions.dropBefore("link", now.minus(properties.retention()));
    }

    private LinkOutcome issueFirst(
            String idempotencyKey, String call, IssueLink command, Consumer<Issued> alongside) {
        var issued = newLinks.of(command);
        var now = clock.instant();
        var first = new FirstCall(signer.sign(call), issued.link().id(), issued.link().createdAt());
        var since = now.minus(IDEMPOTENCY);
        if (!store.insertFirstCall(command.partner(), idempotencyKey, first, now, since)) {
            var meanwhile = store.firstCall(command.partner(), idempotencyKey, since).orElseThrow();
            return repeated(command.partner(), meanwhile, call);
        }
        var outcome = inserted(issued, command, alongside);
        if (!(outcome instanceof Issued)) {
            store.deleteFirstCall(command.partner(), idempotencyKey);
        }
        return outcome;
    }

    private LinkOutcome inserted(IssueLink command, Consumer<Issued> alongside) {
        return inserted(newLinks.of(command), command, alongside);
    }

    private LinkOutcome inserted(Issued issued, IssueLink command, Consumer<Issued> alongside) {
        if (!customers.keep(command.partner(), command.customer())
                || store.insert(List.of(store.row(issued.link(), command.secrets()))).isEmpty()) {
            return new LinkOutcome.UnknownCustomer(command.customer());
        }
        alongside.accept(issued);
        return issued;
    }

    private LinkOutcome repeated(PartnerId partner, FirstCall first, String call) {
        if (!signer.verifies(call, first.fingerprint())) {
            return new LinkOutcome.KeyUsedForAnotherCall();
        }
        var link = store.find(partner, first.linkCreatedAt(), first.link()).orElseThrow().link();
        return new Issued(link, url(link));
    }

    /** The id is left out: it is the signature, which opens the link. */
    private static Change change(Actor actor, Link link) {
        return new Change(
                actor,
                AuditAction.LINK_REVOKE,
                link.partner(),
                "link of customer " + link.customer(),
                Map.of("createdAt", link.createdAt().toString()));
    }

    private Optional<Link> stored(PartnerId partner, LinkQuery query) {
        return store.find(partner, query.createdAt(), query.signature().orElseThrow())
                .map(LinkStatus::link);
    }

    /** Its sessions are ended last: one that begins meanwhile holds the link until it is there. */
    private boolean revoked(Link link) {
        customers.change(link.partner(), link.customers());
        var revoked = store.revoke(link, clock.instant());
        if (revoked) {
            events.publishEvent(new LinkRevoked(link.partner(), link.id()));
        }
        return revoked;
    }
}
