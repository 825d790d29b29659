package io.fairlead.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.AfterCommit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What calls of partners are measured by, kept for a moment, so that a busy partner costs each node
 * one query in that time. What another node or a command changes counts here when it is over, at
 * the latest.
 */
@Component
class KnownPartners {

    private final PartnerStore store;
    private final Cache<PartnerId, PartnerAccess> known;

    KnownPartners(PartnerStore store, PartnerProperties properties) {
        this.store = store;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(10_000)
                        .expireAfterWrite(properties.knownFor())
                        .build();
    }

    // Callers do not wait for each other: with a database that is silent, one after the other would
    // wait for seconds.
    Optional<PartnerAccess> access(PartnerId partner) {
        return Optional.ofNullable(known.getIfPresent(partner)).or(() -> accessNow(partner));
    }

    /** As it is in the database now. */
    Optional<PartnerAccess> accessNow(PartnerId partner) {
        var stored = store.access(partner);
        stored.ifPresent(access -> known.put(partner, access));
        return stored;
    }

    /** What the running transaction changes counts on this node from its commit on. */
    void changes(PartnerId partner) {
        AfterCommit.run(() -> known.invalidate(partner));
    }
}
