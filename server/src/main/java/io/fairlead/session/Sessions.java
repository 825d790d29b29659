package io.fairlead.session;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.customer.CustomerDeleted;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Link;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.session.SessionStore.StoredSession;
import io.fairlead.session.Stage.Task;
import io.fairlead.shared.database.MonthPartitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Consumers' sessions as they are stored: every move is one transaction, and happens once. */
@Service
public class Sessions {

    /** Of the sample texts in {@code messages.properties}. */
    public static final String TERMS_VERSION = "2026-11";

    /** A longer timeline tells no more of what a consumer reads; each page reads all of it. */
    private static final int MOST_EVENTS = 1_000;

    /** A browser tells once a minute that its consumer does something. */
    private static final Duration LATEST_NEWS = Duration.ofSeconds(70);

    private static final int ENDED_AT_ONCE = 500;
    private static final int MOST_OF_A_LINK = 50;

    private final SessionStore store;
    private final TimelineStore timelines;
    private final Links links;
    private final Institutions institutions;
    private final Banks banks;
    private final Accounts accounts;
    private final Experiences experiences;
    private final MonthPartitions partitions;
    private final SessionProperties properties;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Sessions(
            SessionStore store,
            TimelineStore timelines,
            Links links,
            Institutions institutions,
            Banks banks,
            Accounts accounts,
            Experiences experiences,
            MonthPartitions partitions,
            SessionProperties properties,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.store = store;
        this.timelines = timelines;
        this.links = links;
        this.institutions = institutions;
        this.banks = banks;
        this.accounts = accounts;
        this.experiences = experiences;
        this.partitions = partitions;
        this.properties = properties;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Starts a session of an open link. A link opened again has another session, which goes on from
     * where the link's latest one stands, and from there on neither knows of the other. Perhaps
     * nobody will look at it: the preview of a message opens links, too.
     */
    @Transactional
    public OpenedSession start(Link link) {
        var now = clock.instant();
        var key = SessionKey.random();
        var state =
                store.findRunning(link, now, 1).stream()
                        .findFirst()
                        .map(StoredSession::state)
                        .orElseGet(() -> SessionState.at(first(link)));
        var session =
                new Session(
                        UUID.randomUUID(),
                        link,
                        0,
                        state,
                        now,
                        expiry(now, state.stage(), now),
                        null,
                        null,
                        experiences
                                .atStart(link.partner(), link.details().presentation().experience())
                                .orElse(null));
        var events = opening(session);
        store.insert(session, key, events.size());
        append(session, 0, events.size(), events, now);
        return new OpenedSession(key, Screen.of(state.stage()));
    }

    /** The session of a key; one whose time is over has ended. */
    @Transactional
    public Optional<Session> find(SessionKey key) {
        return key.isWellFormed()
                ? store.find(key).flatMap(this::withLink).map(this::inTime)
                : Optional.empty();
    }

    /** The session as it stands now. */
    @Transactional
    public Session current(Session session) {
        return inTime(load(session.id()));
    }

    /** The session whose consumer an attempt has sent to a bank's page. */
    @Transactional
    public Optional<Session> findByAttempt(String attempt) {
        return store.findByAttempt(attempt).flatMap(this::withLink);
    }

    /**
     * Moves a session on from where {@code from} has seen it.
     *
     * @param events what led there; the screen that shows is added
     * @return the session there; none when it has moved or ended meanwhile
     */
    @Transactional
    public Optional<Session> move(Session from, SessionState to, SessionEvent... events) {
        var now = clock.instant();
        var expiresAt = expiry(from.startedAt(), to.stage(), now);
        var all = leading(from, to.stage(), events);
        var screen = Screen.of(to.stage());
        if (!screen.equals(Screen.of(from.stage()))) {
            all.add(new SessionEvent.ScreenShown(screen.name(), screen.parameters()));
        }
        var last = store.move(from, to, all.size(), now, expiresAt);
        last.ifPresent(number -> append(from, from.step() + 1, number, all, now));
        return last.map(_ -> from.at(from.step() + 1, to, expiresAt));
    }

    /** Tells of something that moves nothing. */
    @Transactional
    public void tell(Session session, SessionEvent... events) {
        var last = store.grow(session, events.length);
        append(session, session.step(), last, List.of(events), clock.instant());
    }

    /** The consumer has accepted the terms for all who take part. */
    @Transactional
    public Optional<Session> acceptTerms(Session session, SessionState next) {
        var moved = move(session, next, new SessionEvent.TermsAccepted(TERMS_VERSION));
        if (moved.isPresent()) {
            var now = clock.instant();
            session.customers()
                    .forEach(
                            customer ->
                                    store.insertAcceptance(session, customer, TERMS_VERSION, now));
        }
        return moved;
    }

    /** The consumer has searched; repeating the latest search tells nothing. */
    @Transactional
    public void searched(Session session, String query, int found) {
        if (timelines.latestQuery(session).filter(query::equals).isEmpty()) {
            mention(session, new SessionEvent.Searched(query, found));
        }
    }

    /** The consumer reads something beside the way. */
    @Transactional
    public void opened(Session session, String screen) {
        mention(session, new SessionEvent.ScreenShown(screen, Map.of()));
    }

    /** An SDK shows the session; the first one to say so is the one. */
    @Transactional
    public void attach(Session session, Host host) {
        if (store.attach(session, host)) {
            tell(session, new SessionEvent.HostAttached(host.platform(), host.sdkVersion()));
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
        store.lock(session.id());
        var now = load(session.id());
        if (!clock.instant().plus(LATEST_NEWS).isBefore(now.expiresAt())) {
            end(now, Ending.TIMEOUT);
        }
    }

    /** The consumer has submitted everything; a single-use link ends by that. */
    @Transactional
    public void complete(Session session, SessionEvent... events) {
        unmoved(session)
                .ifPresent(
                        now -> {
                            var first = links.succeed(now.link());
                            end(now, first ? Ending.COMPLETE : Ending.LINK_USED, events);
                        });
    }

    /** The consumer leaves, wherever a bank's answer has moved the session meanwhile. */
    @Transactional
    public void leave(Session session, Ending ending) {
        store.lock(session.id());
        end(load(session.id()), ending);
    }

    /** Ends the session. Doing it twice does it once. */
    @Transactional
    public void end(Session session, Ending ending, SessionEvent... events) {
        if (session.ending() != null) {
            return;
        }
        var now = clock.instant();
        var all = leading(session, null, events);
        all.add(new SessionEvent.Ended(ending));
        store.end(session, ending, all.size(), now)
                .ifPresent(
                        last -> {
                            append(session, session.step() + 1, last, all, now);
                            if (ending != Ending.COMPLETE
                                    && session.stage() instanceof Stage.AtInstitution at) {
                                discardUnchosen(session, at.connection());
                            }
                        });
    }

    /**
     * Accounts that were found and not chosen are not kept once a session has left the bank, unless
     * another session of its link, or the same one again, is at the login still.
     */
    @Transactional
    public void discardUnchosen(Session session, Connection left) {
        var login = left.login();
        if (login != null
                && store.findRunning(session.link(), clock.instant(), MOST_OF_A_LINK).stream()
                        .noneMatch(running -> isAt(running, login))) {
            accounts.discardUnchosen(session.login(login));
        }
    }

    /**
     * Shares these accounts of a login and none else.
     *
     * @return false when the session has moved or ended meanwhile: then everything is as it was
     */
    @Transactional
    public boolean keepOnly(Session session, Connection connection, List<String> chosen) {
        var now = unmoved(session);
        if (now.isPresent()) {
            var removed = accounts.keepOnly(login(session, connection), Set.copyOf(chosen));
            if (!removed.isEmpty()) {
                tell(
                        session,
                        new SessionEvent.AccountsRemoved(connection.institutionId(), removed));
            }
        }
        return now.isPresent();
    }

    /** Removes a login that is shared, with its accounts. */
    @Transactional
    public Optional<Session> remove(Session session, LoginKey login, SessionState next) {
        var removed = accounts.list(login);
        if (removed.isEmpty()) {
            return Optional.empty();
        }
        var institution = removed.getFirst().login().institutionId();
        var ids = removed.stream().map(gone -> gone.key().id()).toList();
        var moved = move(session, next, new SessionEvent.AccountsRemoved(institution, ids));
        if (moved.isPresent()) {
            accounts.delete(login);
        }
        return moved;
    }

    /** What has happened in the session until now. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> timeline(Session session) {
        return timelines.find(session.link().partner(), session.id(), session.startedAt());
    }

    /** When a session is asked whether the consumer is still there, and when it ends. */
    public Deadlines deadlines(Session session) {
        var idle =
                session.stage() instanceof Stage.AtBank
                        ? properties.idleAtBank()
                        : properties.idle();
        var end = session.startedAt().plus(properties.life());
        return new Deadlines(idle, properties.grace(), Duration.between(clock.instant(), end));
    }

    /** Ends the sessions that consumers have gone away from. */
    @Transactional
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT2S")
    public void endExpired() {
        store.findExpired(clock.instant(), ENDED_AT_ONCE).stream()
                .flatMap(stored -> withLink(stored).stream())
                .forEach(this::inTime);
    }

    /**
     * A deleted customer's sessions end, and with them what they hold. First of all, because a
     * session that ends is locked before the login it leaves.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional
    public void endAllOf(CustomerDeleted deleted) {
        store.findRunning(deleted.partner(), deleted.customer()).stream()
                .flatMap(stored -> withLink(stored).stream())
                .forEach(session -> leave(session, Ending.TIMEOUT));
    }

    /**
     * Drops sessions and timelines that are older than they are kept; without a transaction,
     * because dropping a month locks out everybody until it ends.
     */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    public void dropOld() {
        var oldest = clock.instant().minus(properties.retention());
        store.deleteStartedBefore(oldest);
        partitions.dropBefore("session_event", oldest);
    }

    /** Tells of what a consumer can do again and again, while there is room. */
    private void mention(Session session, SessionEvent event) {
        if (store.events(session) < MOST_EVENTS) {
            tell(session, event);
        }
    }

    /**
     * What has led away from where a session stood. When it leaves a bank before all that was
     * chosen is read, the rest is not shared, and the partner hears of what is.
     */
    private List<SessionEvent> leading(Session from, @Nullable Stage to, SessionEvent... events) {
        var all = new ArrayList<>(List.of(events));
        if (from.stage() instanceof Stage.Working(var connection, Task.Share(_, var added))
                && all.stream().noneMatch(SessionEvent.AccountsAdded.class::isInstance)
                && unmoved(from).isPresent()) {
            var login = login(from, connection);
            if (!isAt(to, login.login())) {
                accounts.discardUnchosen(login);
            }
            var read =
                    accounts.list(login).stream()
                            .filter(Account::isShared)
                            .map(account -> account.key().id())
                            .filter(added::contains)
                            .toList();
            if (!read.isEmpty()) {
                all.addFirst(
                        new SessionEvent.AccountsAdded(
                                connection.institutionId(),
                                login.login(),
                                read,
                                connection.oauth()));
            }
        }
        return all;
    }

    /** The session, if nobody has moved it or ended it; nobody else does so from now on. */
    private Optional<Session> unmoved(Session seen) {
        store.lock(seen.id());
        var now = load(seen.id());
        return now.ending() == null && now.step() == seen.step()
                ? Optional.of(now)
                : Optional.empty();
    }

    private static LoginKey login(Session session, Connection connection) {
        return session.login(Objects.requireNonNull(connection.login()));
    }

    /** Appends to the timeline, whose last event then has the given number, and tells of it. */
    private void append(
            Session session, int step, int last, List<SessionEvent> events, Instant now) {
        var first = last - events.size() + 1;
        var entries =
                IntStream.range(0, events.size())
                        .mapToObj(i -> entry(session, first + i, events.get(i), now))
                        .toList();
        timelines.append(session, step, entries);
        publisher.publishEvent(new TimelineGrew(session, entries));
    }

    private static TimelineEntry entry(
            Session session, int number, SessionEvent event, Instant now) {
        return new TimelineEntry(number, session.customer(), now, event);
    }

    private Stage first(Link link) {
        return link.details().type() == LinkType.FIX
                ? Repair.of(link, accounts, institutions)
                : new Stage.Landing();
    }

    private List<SessionEvent> opening(Session session) {
        var events = new ArrayList<SessionEvent>();
        events.add(new SessionEvent.Started());
        if (session.link().details().type() == LinkType.LITE) {
            banks.of(session.link()).map(Sessions::chosen).ifPresent(events::add);
        }
        var screen = Screen.of(session.stage());
        events.add(new SessionEvent.ScreenShown(screen.name(), screen.parameters()));
        return events;
    }

    static SessionEvent chosen(Institution institution) {
        return new SessionEvent.InstitutionChosen(
                institution.id(), institution.name(), institution.isConnectable());
    }

    private Session inTime(Session session) {
        if (isInTime(session)) {
            return session;
        }
        store.lock(session.id());
        var now = load(session.id());
        if (!isInTime(now)) {
            end(now, Ending.TIMEOUT);
        }
        return load(session.id());
    }

    private boolean isInTime(Session session) {
        return session.ending() != null || clock.instant().isBefore(session.expiresAt());
    }

    private Session load(UUID id) {
        return store.find(id).flatMap(this::withLink).orElseThrow();
    }

    private static boolean isAt(StoredSession session, String login) {
        return session.state() != null && isAt(session.state().stage(), login);
    }

    private static boolean isAt(@Nullable Stage stage, String login) {
        return stage instanceof Stage.AtInstitution at && login.equals(at.connection().login());
    }

    private Instant expiry(Instant startedAt, Stage stage, Instant now) {
        var idle = stage instanceof Stage.AtBank ? properties.idleAtBank() : properties.idle();
        var idleEnd = now.plus(idle).plus(properties.grace());
        var end = startedAt.plus(properties.life());
        return idleEnd.isBefore(end) ? idleEnd : end;
    }

    private Optional<Session> withLink(StoredSession stored) {
        return links.find(stored.partner(), stored.linkCreatedAt(), stored.link())
                .map(
                        link ->
                                new Session(
                                        stored.id(),
                                        link,
                                        stored.step(),
                                        stored.state(),
                                        stored.startedAt(),
                                        stored.expiresAt(),
                                        stored.ending(),
                                        stored.host(),
                                        experience(stored)));
    }

    private @Nullable Experience experience(StoredSession stored) {
        return stored.experience() == null
                ? null
                : experiences
                        .version(
                                stored.partner(),
                                stored.experience().id(),
                                stored.experience().version())
                        .orElseThrow();
    }
}
