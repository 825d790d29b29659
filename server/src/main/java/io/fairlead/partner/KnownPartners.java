package io.fairlead.partner;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Recent;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What calls of partners are measured by, kept for a moment, so that a busy partner costs each node
 * one query in that time.
 */
@Component
class KnownPartners {

    private static final int MOST_KEPT = 10_000;

    private final PartnerStore store;
    private final Recent<PartnerId, PartnerAccess> known;

    KnownPartners(PartnerStore store, PartnerProperties properties) {
        this.store = store;
        this.known = new Recent<>(MOST_KEPT, properties.knownFor());
    }

    Optional<PartnerAccess> access(PartnerId partner) {
        return known.find(partner, store::access);
    }

    /** As it is in the database now. */
    Optional<PartnerAccess> accessNow(PartnerId partner) {
        return known.findNow(partner, store::access);
    }

    /** What the running transaction changes counts on this node from its commit on. */
    void changes(PartnerId partner) {
        known.changes(partner);
    }
}
