package io.fairlead.link.directory;

import io.fairlead.link.LinkStatus;
import io.fairlead.shared.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and finds a partner's links. */
@Service
public class LinkDirectory {

    /** How far one look goes, so that its cost does not grow with the links there are. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final DirectoryStore store;
    private final Clock clock;

    LinkDirectory(DirectoryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Returns links that match a filter, the latest first. It looks at 10,000 at most: a part may
     * have fewer links than wanted, or none, and be followed by others.
     *
     * @param before later than the first of them
     * @param limit how many at most; links of the same millisecond stay together and may be more
     */
    @Transactional(readOnly = true)
    public LinkListing list(PartnerId partner, LinkFilter filter, Instant before, int limit) {
        return store.list(partner, filter, before, clock.instant(), limit, MOST_LOOKED_AT);
    }

    /** Returns the link at a place; empty when the partner has none there. */
    @Transactional(readOnly = true)
    public Optional<LinkStatus> find(PartnerId partner, LinkPlace place) {
        return store.issuedAt(partner, place.createdAt()).stream()
                .filter(status -> place.isOf(status.link()))
                .findFirst();
    }
}
