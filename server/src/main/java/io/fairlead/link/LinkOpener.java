package io.fairlead.link;

import io.fairlead.partner.Partners;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a consumer finds behind the URL of a link. */
@Component
class LinkOpener {

    private final LinkStore store;
    private final LinkUrls urls;
    private final Partners partners;
    private final Clock clock;

    LinkOpener(LinkStore store, LinkUrls urls, Partners partners, Clock clock) {
        this.store = store;
        this.urls = urls;
        this.partners = partners;
        this.clock = clock;
    }

    /** Opens a URL's raw query. The signature is checked before the database is asked. */
    LinkOpening open(String rawQuery) {
        return urls.genuineQuery(rawQuery)
                .map(this::openGenuine)
                .orElseGet(() -> new LinkOpening.Tampered(LinkQuery.damage(rawQuery)));
    }

    private LinkOpening openGenuine(LinkQuery query) {
        var stored =
                store.find(query.partner(), query.createdAt(), query.signature().orElseThrow());
        var reason = reasonToRefuse(query, stored);
        return reason == null
                ? new LinkOpening.Open(stored.orElseThrow().link())
                : closed(query, reason, stored.map(LinkStatus::link));
    }

    private LinkOpening.@Nullable Reason reasonToRefuse(
            LinkQuery query, Optional<LinkStatus> stored) {
        if (partners.isDisabled(query.partner())) {
            return LinkOpening.Reason.PARTNER_DISABLED;
        }
        if (!clock.instant().isBefore(query.expiresAt())) {
            return LinkOpening.Reason.EXPIRED;
        }
        if (stored.isEmpty()) {
            return LinkOpening.Reason.UNKNOWN;
        }
        if (stored.get().revokedAt() != null || stored.get().customerDeleted()) {
            return LinkOpening.Reason.REVOKED;
        }
        return stored.get().usedAt() != null ? LinkOpening.Reason.USED : null;
    }

    private static LinkOpening.Closed closed(
            LinkQuery query, LinkOpening.Reason reason, Optional<Link> stored) {
        return new LinkOpening.Closed(
                reason,
                query.partner(),
                query.signature().orElseThrow(),
                LinkOrigin.of(query),
                query.get("language"),
                query.get("redirectUri"),
                stored.map(link -> link.details().presentation().experience()).orElse(null));
    }
}
