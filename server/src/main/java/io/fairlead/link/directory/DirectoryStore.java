package io.fairlead.link.directory;

import io.fairlead.link.Link;
import io.fairlead.link.LinkDetails;
import io.fairlead.link.LinkId;
import io.fairlead.link.LinkStatus;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DirectoryStore {

    private static final String STATUS =
            """
            partner_id, id, created_at, expires_at, customer_id, details, used_at, revoked_at,
            NOT EXISTS (SELECT 1 FROM customer
                        WHERE customer.partner_id = link.partner_id
                          AND customer.id = link.customer_id) AS customer_gone
            """;

    private final Sql sql;
    private final JsonMapper json;

    DirectoryStore(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** All links that the partner has issued in this millisecond. */
    List<LinkStatus> issuedAt(PartnerId partner, Instant moment) {
        return sql.of(
                        "SELECT "
                                + STATUS
                                + " FROM link WHERE partner_id = :partner AND created_at = :moment")
                .with("partner", partner)
                .with("moment", moment)
                .list(this::status);
    }

    LinkListing list(
            PartnerId partner,
            LinkFilter filter,
            Instant before,
            Instant now,
            int limit,
            int lookedAt) {
        // Ties stay together, because the next part begins before the last moment of this one.
        var links =
                sql.of(
                                "SELECT "
                                        + STATUS
                                        + """
                                        FROM (SELECT * FROM link
                                              WHERE partner_id = :partner AND created_at < :before
                                              ORDER BY created_at DESC
                                              FETCH FIRST :lookedAt ROWS WITH TIES) AS link
                                        WHERE (:customer::text IS NULL OR customer_id = :customer)
                                          AND (:type::text IS NULL OR details ->> 'type' = :type)
                                          AND (:experience::text IS NULL
                                               OR details -> 'presentation' ->> 'experience'
                                                  = :experience)
                                          AND (:state::text IS NULL OR :state =
                                               CASE WHEN revoked_at IS NOT NULL THEN 'REVOKED'
                                                    WHEN used_at IS NOT NULL THEN 'USED'
                                                    WHEN expires_at > :now THEN 'OPEN'
                                                    ELSE 'EXPIRED' END)
                                        ORDER BY created_at DESC
                                        FETCH FIRST :limit ROWS WITH TIES
                                        """)
                        .with("partner", partner)
                        .with("before", before)
                        .with("lookedAt", lookedAt)
                        .with("customer", filter.customer())
                        .with("type", filter.type() == null ? null : filter.type().storedName())
                        .with("experience", filter.experience())
                        .with("state", stateName(filter.state()))
                        .with("now", now)
                        .with("limit", limit)
                        .list(this::status);
        return new LinkListing(links, older(partner, before, links, limit, lookedAt));
    }

    /** Where the next part begins: behind the last of these, or else behind all looked at. */
    private @Nullable Instant older(
            PartnerId partner, Instant before, List<LinkStatus> links, int limit, int lookedAt) {
        var end =
                links.size() >= limit
                        ? links.getLast().link().createdAt()
                        : lastLookedAt(partner, before, lookedAt);
        return end != null && hasBefore(partner, end) ? end : null;
    }

    private @Nullable Instant lastLookedAt(PartnerId partner, Instant before, int lookedAt) {
        return sql.of(
                        """
                        SELECT created_at FROM link
                        WHERE partner_id = :partner AND created_at < :before
                        ORDER BY created_at DESC OFFSET :lookedAt - 1 LIMIT 1
                        """)
                .with("partner", partner)
                .with("before", before)
                .with("lookedAt", lookedAt)
                .optional(row -> row.instant("created_at"))
                .orElse(null);
    }

    private boolean hasBefore(PartnerId partner, Instant moment) {
        return sql.of(
                        """
                        SELECT FROM link
                        WHERE partner_id = :partner AND created_at < :moment LIMIT 1
                        """)
                .with("partner", partner)
                .with("moment", moment)
                .hasRow();
    }

    private static @Nullable String stateName(LinkStatus.@Nullable State state) {
        return switch (state) {
            case null -> null;
            case OPEN -> "OPEN";
            case EXPIRED -> "EXPIRED";
            case USED -> "USED";
            case REVOKED -> "REVOKED";
        };
    }

    private LinkStatus status(Row row) {
        var link =
                new Link(
                        LinkId.of(row.bytes("id")),
                        row.partner("partner_id"),
                        row.customer("customer_id"),
                        row.instant("created_at"),
                        row.instant("expires_at"),
                        json.readValue(row.text("details"), LinkDetails.class));
        return new LinkStatus(
                link,
                row.instantOrNull("used_at"),
                row.instantOrNull("revoked_at"),
                row.flag("customer_gone"));
    }
}
