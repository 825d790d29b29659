package io.fairlead.session;

import io.fairlead.account.Accounts;
import io.fairlead.account.Party;
import io.fairlead.connector.LoginKey;
import io.fairlead.customer.CustomerLock;
import io.fairlead.experience.Experiences;
import io.fairlead.link.Link;
import io.fairlead.link.LinkRevoked;
import io.fairlead.link.Links;
import io.fairlead.session.SessionStore.StoredSession;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.BrowserHash;
import io.fairlead.session.state.BrowserToken;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Host;
import io.fairlead.session.state.Screen;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.SessionState;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.page.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Consumers' sessions as they are stored: every move is one transaction, and happens once. Long,
 * because whatever begins, moves or ends a session is here.
 */
@Service
public class Sessions {

    /** A browser tells once a minute that its consumer does something. */
    private static final Duration LATEST_NEWS = Duration.ofSeconds(70);

    private final CustomerLock customers;
    private final SessionStore store;
    private final OpeningLimit openings;
    private final SessionLoader loader;
    private final SessionLog log;
    private final SessionWatch watch;
    private final AccountSharing sharing;
    private final List<FollowUp> followUps;
    private final Accounts accounts;
    private final Links links;
    private final Experiences experiences;
    private final TransactionOperations transactions;
    private final SessionProperties properties;
    private final Clock clock;

    Sessions(
            CustomerLock customers,
            SessionStore store,
            OpeningLimit openings,
            SessionLoader loader,
            SessionLog log,
            SessionWatch watch,
            AccountSharing sharing,
            List<FollowUp> followUps,
            Accounts accounts,
            Links links,
            Experiences experiences,
            TransactionOperations transactions,
            SessionProperties properties,
            Clock clock) {
        this.customers = customers;
        this.store = store;
        this.openings = openings;
        this.loader = loader;
        this.log = log;
        this.watch = watch;
        this.sharing = sharing;
        this.followUps = followUps;
        this.accounts = accounts;
        this.links = links;
        this.experiences = experiences;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Starts a session of an open link. A link opened again has another session. In the same
     * browser that goes on from where the latest one there stands, and from there on neither knows
     * of the other. In another browser it begins where a first one does. Perhaps nobody will look
     * at it: the preview of a message opens links, too, so that nobody is told of it before it is
     * {@link #show shown}.
     *
     * @param browser the browser, with at least one token
     * @param shown whether the consumer has seen a page of the link already
     * @param language of its pages, unless the latest one in this browser has another
     * @param first where the link's first session begins
     * @param events what is known from the beginning, such as the institution of the link
     * @return none when the link is revoked or the customer is deleted meanwhile
     */
    @Transactional
    public Optional<OpenedSession> start(
            Link link,
            Browser browser,
            boolean shown,
            Language language,
            Supplier<Stage> first,
            List<SessionEvent> events) {
        if (!customers.keep(link.partner(), link.customer()) || !links.keep(link)) {
            return Optional.empty();
        }
        var now = TimelineEntry.moment(clock);
        openings.check(link, now);
        var key = SessionKey.random();
        var hashes = browser.hashes(link.id());
        var latest = store.findRunning(link, hashes, now);
        var state = latest.map(StoredSession::state).orElseGet(() -> SessionState.at(first.get()));
        var session =
                new Session(
                        UUID.randomUUID(),
                        link,
                        0,
                        state,
                        0,
                        now,
                        expiry(now, state.stage(), now),
                        null,
                        null,
                        experiences
                                .atStart(link.partner(), link.details().presentation().experience())
                                .orElse(null),
                        hashes.getFirst(),
                        latest.map(StoredSession::language).orElse(language),
                        shown);
        var all = new ArrayList<SessionEvent>();
        all.add(new SessionEvent.Started());
        all.addAll(events);
        all.add(shown(state.stage()));
        store.insert(session, key, all);
        log.appended(session, all.size(), all, now);
        loader.keep(link);
        return Optional.of(new OpenedSession(key, Screen.of(state.stage())));
    }

    /** The session of a key; one whose time is over has ended. */
    public Optional<Session> find(SessionKey key) {
        return key.isWellFormed()
                ? store.find(key).flatMap(loader::withLink).map(this::inTime)
                : Optional.empty();
    }

    /**
     * Gives a session at its first screen to a browser whose cookies do not reach there. Nowhere
     * else, so that nobody hands over a session that has begun: whoever gets its address then sees
     * the first screen, as whoever gets the link does.
     */
    @Transactional
    public void bind(Session session, BrowserToken token) {
        if (session.stage() instanceof Stage.Landing) {
            store.bind(session, BrowserHash.of(token, session.link().id()));
        }
    }

    /** The session of an id, as it is stored; none when its link is deleted. */
    public Optional<Session> find(UUID id) {
        return store.find(id).flatMap(loader::withLink);
    }

    /** The session as it stands now. */
    public Session current(Session session) {
        return inTime(loader.load(session.id()));
    }

    /** The latest other session of the same link, browser and part that goes on. */
    @Transactional(readOnly = true)
    public Optional<Session> findBeside(Session session) {
        return store.findBeside(session, clock.instant())
                .flatMap(loader::withLink)
                .filter(other -> other.customer().equals(session.customer()));
    }

    /** The session whose consumer an attempt has sent to a bank's page. */
    public Optional<Session> findByAttempt(String attempt) {
        return store.findByAttempt(attempt).flatMap(loader::withLink);
    }

    /**
     * Moves a session on from where {@code from} has seen it.
     *
     * @param events what led there; the screen that shows is added
     * @return the session there; none when it has moved or ended meanwhile
     */
    @Transactional
    public Optional<Session> move(Session from, SessionState to, SessionEvent... events) {
        var now = TimelineEntry.moment(clock);
        var expiresAt = expiry(from.startedAt(), to.stage(), now);
        var all = new ArrayList<>(List.of(events));
        if (!Screen.of(to.stage()).equals(Screen.of(from.stage()))) {
            all.add(shown(to.stage()));
        }
        return store.move(from, to, all, now, expiresAt)
                .map(
                        last -> {
                            log.appended(from, last, all, now);
                            var moved = from.moved(to, last, expiresAt);
                            watch.moved(moved);
                            return moved;
                        });
    }

    /**
     * Moves a session whose consumer has accepted the terms for all who take part.
     *
     * @param version the version of the terms that was shown
     */
    @Transactional
    public Optional<Session> acceptTerms(Session session, SessionState next, String version) {
        var moved = move(session, next, new SessionEvent.TermsAccepted(version));
        if (moved.isPresent()) {
            var now = TimelineEntry.moment(clock);
            session.customers()
                    .forEach(customer -> store.insertAcceptance(session, customer, version, now));
        }
        return moved;
    }

    /**
     * A browser shows the session: now those are told of it who want to hear of it.
     *
     * @return the session as it is known from now on
     */
    @Transactional
    public Session show(Session session) {
        if (session.shown()) {
            return session;
        }
        store.show(session, clock.instant()).ifPresent(events -> log.publish(session, events));
        return session.whenShown();
    }

    /** The consumer wants the pages in another language. */
    @Transactional
    public void speak(Session session, Language language) {
        store.speak(session, language);
    }

    /** An SDK shows the session; the first one to say so is the one. */
    @Transactional
    public void attach(Session session, Host host) {
        if (store.attach(session, host)) {
            log.append(session, new SessionEvent.HostAttached(host.platform(), host.sdkVersion()));
        }
    }

    /** The consumer is still there. */
    @Transactional
    public void stay(Session session) {
        store.prolong(session, expiry(session.startedAt(), session.stage(), clock.instant()));
    }

    /**
     * A browser says that nobody has answered whether they are still there. Another one may show
     * the same session, and know better.
     */
    @Transactional
    public void timeOut(Session session) {
        var now = loader.lock(session);
        if (!clock.instant().plus(LATEST_NEWS).isBefore(now.expiresAt())) {
            endLocked(now, Ending.TIMEOUT);
        }
    }

    /**
     * Locks the customers of a session, and then the session, so that the transaction can go on to
     * their logins and accounts.
     *
     * @return none when it has moved or ended meanwhile
     */
    @Transactional
    public Optional<LockedSession> lock(Session seen) {
        return loader.lockUnmoved(seen).map(LockedSession::new);
    }

    /** The consumer has submitted everything; a single-use link ends by that. */
    @Transactional
    public void complete(Session session, SessionEvent... events) {
        lock(session).ifPresent(locked -> complete(locked, events));
    }

    /** The same for a session that is locked already. */
    @Transactional
    public void complete(LockedSession locked, SessionEvent... events) {
        var now = locked.session();
        if (links.markUsed(now.link())) {
            var all = new ArrayList<>(List.of(events));
            followUps.forEach(followUp -> all.addAll(followUp.of(now)));
            endLocked(now, Ending.COMPLETE, all.toArray(SessionEvent[]::new));
        } else {
            endLocked(now, Ending.LINK_USED, events);
        }
    }

    /** The consumer leaves, wherever a bank's answer has moved the session meanwhile. */
    @Transactional
    public void leave(Session session, Ending ending) {
        endLocked(loader.lock(session), ending);
    }

    /** The sessions of a link that go on. */
    @Transactional(readOnly = true)
    public List<Session> running(Link link) {
        return store.findRunning(link.partner(), link.id()).stream()
                .flatMap(stored -> loader.withLink(stored).stream())
                .toList();
    }

    /**
     * Ends the sessions of a revoked link. Its customers are locked, and its row is, so that none
     * begins or is completed meanwhile. First of all that hear of it, for sessions are locked
     * before what else belongs to a link.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional
    public void endAllOf(LinkRevoked revoked) {
        store.findRunning(revoked.partner(), revoked.link()).stream()
                .flatMap(stored -> loader.withLink(stored).stream())
                .forEach(session -> leave(session, Ending.LINK_REVOKED));
    }

    /** Ends the session, unless it has moved on. Doing it twice does it once. */
    @Transactional
    public void end(Session session, Ending ending, SessionEvent... events) {
        loader.lockUnmoved(session).ifPresent(now -> endLocked(now, ending, events));
    }

    /** Removes a login that is shared, with its accounts. */
    @Transactional
    public Optional<Session> remove(Session session, LoginKey login, SessionState next) {
        var removed = loader.lockUnmoved(session).map(_ -> accounts.list(login)).orElse(List.of());
        if (removed.isEmpty()) {
            return Optional.empty();
        }
        var institution = removed.getFirst().login().institutionId();
        var ids = removed.stream().map(gone -> gone.key().id()).toList();
        var moved = move(session, next, new SessionEvent.AccountsRemoved(institution, ids));
        if (moved.isPresent()) {
            accounts.delete(login, Party.CUSTOMER);
        }
        return moved;
    }

    /** When a session is asked whether the consumer is still there, and when it ends. */
    public Deadlines deadlines(Session session) {
        var idle =
                session.stage() instanceof Stage.Oauth
                        ? properties.idleAtBank()
                        : properties.idle();
        var end = session.startedAt().plus(properties.life());
        return new Deadlines(idle, properties.grace(), Duration.between(clock.instant(), end));
    }

    private void endLocked(Session session, Ending ending, SessionEvent... events) {
        if (session.ending() != null) {
            return;
        }
        var now = TimelineEntry.moment(clock);
        var all = new ArrayList<>(List.of(events));
        all.add(new SessionEvent.Ended(ending));
        store.end(session, ending, all, now)
                .ifPresent(
                        last -> {
                            log.appended(session, last, all, now);
                            watch.moved(session.ended(ending, last));
                            if (ending != Ending.COMPLETE
                                    && session.stage() instanceof Stage.AtInstitution at) {
                                sharing.discardUnchosen(session, at.connection());
                            }
                        });
    }

    private static SessionEvent shown(Stage stage) {
        return Screen.of(stage).shown();
    }

    private Session inTime(Session session) {
        if (isInTime(session)) {
            return session;
        }
        transactions.executeWithoutResult(
                _ -> {
                    var now = loader.lock(session);
                    if (!isInTime(now)) {
                        endLocked(now, Ending.TIMEOUT);
                    }
                });
        return loader.load(session.id());
    }

    private boolean isInTime(Session session) {
        return session.ending() != null || clock.instant().isBefore(session.expiresAt());
    }

    private Instant expiry(Instant startedAt, Stage stage, Instant now) {
        var idle = stage instanceof Stage.Oauth ? properties.idleAtBank() : properties.idle();
        var idleEnd = now.plus(idle).plus(properties.grace());
        var end = startedAt.plus(properties.life());
        return idleEnd.isBefore(end) ? idleEnd : end;
    }
}
