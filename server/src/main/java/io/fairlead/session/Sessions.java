package io.fairlead.session;

import io.fairlead.link.Link;
import io.fairlead.link.Links;
import io.fairlead.session.Session.Ending;
import io.fairlead.session.SessionStore.StoredSession;
import io.fairlead.shared.database.MonthPartitions;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Consumers' sessions: each action is one method and one transaction. */
@Service
public class Sessions {

    private final SessionStore store;
    private final Links links;
    private final MonthPartitions partitions;
    private final SessionProperties properties;
    private final Clock clock;

    Sessions(
            SessionStore store,
            Links links,
            MonthPartitions partitions,
            SessionProperties properties,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.partitions = partitions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Starts a session of an open link. A link opened twice has two sessions. */
    @Transactional
    public SessionKey start(Link link) {
        var key = SessionKey.random();
        var id = UUID.randomUUID();
        var now = clock.instant();
        store.insert(id, key, link, now);
        store.append(link.partner(), id, 0, "started", now);
        return key;
    }

    /** The session of a key, unless there is none or its life is over without an ending. */
    @Transactional(readOnly = true)
    public Optional<Session> find(SessionKey key) {
        return key.isWellFormed()
                ? store.find(key).filter(this::isAlive).flatMap(this::withLink)
                : Optional.empty();
    }

    /** Ends the session by the consumer's wish. Doing it twice does it once. */
    @Transactional
    public void exit(Session session) {
        var now = clock.instant();
        if (store.end(session.id(), session.step(), Ending.EXIT, now)) {
            var partner = session.link().partner();
            store.append(partner, session.id(), session.step() + 1, "exited", now);
        }
    }

    /** Drops timelines and sessions that are older than they are kept. */
    @Transactional
    @Scheduled(initialDelay = 600_000, fixedDelay = 86_400_000)
    public void dropOld() {
        var oldest = clock.instant().minus(properties.retention());
        partitions.dropBefore("session_event", oldest);
        store.deleteStartedBefore(oldest);
    }

    private boolean isAlive(StoredSession session) {
        return session.ending() != null
                || clock.instant().isBefore(session.startedAt().plus(properties.life()));
    }

    private Optional<Session> withLink(StoredSession stored) {
        return links.find(stored.partner(), stored.linkCreatedAt(), stored.link())
                .map(
                        link ->
                                new Session(
                                        stored.id(),
                                        link,
                                        stored.step(),
                                        stored.startedAt(),
                                        stored.ending()));
    }
}
