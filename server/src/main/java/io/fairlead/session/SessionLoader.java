package io.fairlead.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.customer.CustomerLock;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.link.Links;
import io.fairlead.session.SessionStore.StoredExperience;
import io.fairlead.session.SessionStore.StoredSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads sessions with their links and experiences. */
@Component
class SessionLoader {

    private static final int MOST_KEPT = 500;

    private final CustomerLock customers;
    private final SessionStore store;
    private final Links links;
    private final Experiences experiences;

    /** Links never change once they are issued, nor do versions of experiences. */
    private final Cache<LinkId, Link> issued = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private final Cache<StoredExperience, Experience> versions =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    SessionLoader(
            CustomerLock customers, SessionStore store, Links links, Experiences experiences) {
        this.customers = customers;
        this.store = store;
        this.links = links;
        this.experiences = experiences;
    }

    /** The session as it is stored now. */
    Session load(UUID id) {
        return store.find(id).flatMap(this::withLink).orElseThrow();
    }

    /**
     * The session as it is stored now, locked until the transaction ends, so that nobody else moves
     * it. Whose accounts it may share are locked before it.
     */
    Session lock(Session seen) {
        customers.change(seen.link().partner(), seen.customers());
        return store.lock(seen.id()).flatMap(this::withLink).orElseThrow();
    }

    /** The session, if nobody has moved it or ended it; nobody else does so from now on. */
    Optional<Session> lockUnmoved(Session seen) {
        var now = lock(seen);
        return now.ending() == null && now.version() == seen.version()
                ? Optional.of(now)
                : Optional.empty();
    }

    /** The stored session with its link; none when the link is deleted. */
    Optional<Session> withLink(StoredSession stored) {
        return link(stored)
                .map(
                        link ->
                                new Session(
                                        stored.id(),
                                        link,
                                        stored.version(),
                                        stored.state(),
                                        stored.events(),
                                        stored.startedAt(),
                                        stored.expiresAt(),
                                        stored.ending(),
                                        stored.host(),
                                        experience(stored),
                                        stored.browser(),
                                        stored.language(),
                                        stored.shown()));
    }

    /** A session of the link has begun, and will be read. */
    void keep(Link link) {
        issued.put(link.id(), link);
    }

    private Optional<Link> link(StoredSession stored) {
        var known = issued.getIfPresent(stored.link());
        if (known != null) {
            return Optional.of(known);
        }
        var found = links.find(stored.partner(), stored.linkCreatedAt(), stored.link());
        found.ifPresent(link -> issued.put(link.id(), link));
        return found;
    }

    private @Nullable Experience experience(StoredSession stored) {
        var begunWith = stored.experience();
        return begunWith == null
                ? null
                : versions.get(
                        begunWith,
                        _ ->
                                experiences
                                        .version(
                                                stored.partner(),
                                                begunWith.id(),
                                                begunWith.version())
                                        .orElseThrow());
    }
}
