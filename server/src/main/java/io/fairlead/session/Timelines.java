package io.fairlead.session;

import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.session.state.LinkProgress;
import io.fairlead.session.state.SessionTimeline;
import io.fairlead.session.state.TimelinePage;
import io.fairlead.shared.PartnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has happened behind links, for whoever asks later. */
@Service
public class Timelines {

    /** More than any consumer brings about in the life of a session. */
    private static final int MOST_OF_A_SESSION = 500;

    private final TimelineStore store;

    Timelines(TimelineStore store) {
        this.store = store;
    }

    /** How far the consumers of links have come, by link; those of nobody are left out. */
    @Transactional(readOnly = true)
    public Map<LinkId, LinkProgress> progress(PartnerId partner, Collection<LinkId> links) {
        return links.isEmpty() ? Map.of() : store.progress(partner, links);
    }

    /**
     * How many events the sessions of links have, by link; those without a session are left out.
     */
    @Transactional(readOnly = true)
    public Map<LinkId, Long> sizes(PartnerId partner, Collection<LinkId> links) {
        return links.isEmpty() ? Map.of() : store.sizes(partner, links);
    }

    /** The link that a session came from; empty when the partner has no such session. */
    @Transactional(readOnly = true)
    public Optional<LinkId> linkOf(PartnerId partner, UUID session) {
        return store.linkOf(partner, session);
    }

    /** When a link was issued of which there is a session. */
    @Transactional(readOnly = true)
    public Optional<Instant> issuedAt(PartnerId partner, LinkId link) {
        return store.issuedAt(partner, link);
    }

    /**
     * The sessions of a link, each with its latest 500 entries.
     *
     * @param start the place of the first one to show, from 1
     * @param limit how many to show at most
     */
    @Transactional(readOnly = true)
    public TimelinePage list(Link link, int start, int limit) {
        var found = store.count(link);
        var sessions = store.list(link, start, limit);
        var entries =
                store.latest(
                        link.partner(),
                        sessions.stream().map(SessionTimeline::session).toList(),
                        link.createdAt(),
                        MOST_OF_A_SESSION);
        var last = start - 1L + sessions.size();
        return new TimelinePage(
                found,
                !sessions.isEmpty() && last < found,
                sessions.stream()
                        .map(one -> one.with(entries.getOrDefault(one.session(), List.of())))
                        .toList());
    }
}
