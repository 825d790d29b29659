package io.fairlead.link;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.database.UnhurriedConnections;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Links, and the first calls with an idempotency key. Long, because the two are written and deleted
 * together.
 */
@Repository
class LinkStore {

    private final Sql sql;
    private final Sql unhurried;
    private final MonthPartitions partitions;
    private final Sealer sealer;
    private final JsonMapper json;

    /** In ASCII, as a partner's data may hold halves of characters, which no database keeps. */
    private final ObjectWriter details;

    LinkStore(
            Sql sql,
            UnhurriedConnections unhurried,
            MonthPartitions partitions,
            Sealer sealer,
            JsonMapper json) {
        this.sql = sql;
        this.unhurried = unhurried.sql();
        this.partitions = partitions;
        this.sealer = sealer;
        this.json = json;
        this.details = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    /** Never compared, so the array does no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record FirstCall(byte[] fingerprint, LinkId link, Instant linkCreatedAt) {}

    NewRow row(Link link, LinkSecrets secrets) {
        return new NewRow(
                link,
                details.writeValueAsString(link.details()),
                secrets.equals(LinkSecrets.NONE)
                        ? null
                        : sealer.seal(toJson(secrets), secretsOf(link.id())));
    }

    /** Writes the links whose customer exists, all in one statement, and says which those are. */
    Set<LinkId> insert(List<NewRow> rows) {
        rows.stream()
                .map(row -> row.link().createdAt())
                .distinct()
                .forEach(moment -> partitions.ensure("link", moment));
        return sql.of(
                        """
                                INSERT INTO link (partner_id, created_at, id, expires_at,
                                                  customer_id, details, secrets_sealed)
                                SELECT partner_id, to_timestamp(created_at / 1000.0), id,
                                       to_timestamp(expires_at / 1000.0), customer_id,
                                       details::json, secrets_sealed
                                FROM unnest(:partners::text[], :created::bigint[], :ids::bytea[],
                                            :expiring::bigint[], :customers::text[],
                                            :details::text[], :secrets::bytea[])
                                     AS row (partner_id, created_at, id, expires_at,
                                             customer_id, details, secrets_sealed)
                                WHERE EXISTS (SELECT 1 FROM customer
                                              WHERE customer.partner_id = row.partner_id
                                                AND customer.id = row.customer_id)
                                RETURNING id
                                """)
                .with(
                        Columns.of(rows)
                                .texts("partners", row -> row.link().partner())
                                .bigints("created", row -> millis(row.link().createdAt()))
                                .bytes("ids", row -> row.link().id().value())
                                .bigints("expiring", row -> millis(row.link().expiresAt()))
                                .texts("customers", row -> row.link().customer())
                                .texts("details", NewRow::detailsJson)
                                .bytes("secrets", NewRow::sealedSecrets))
                .set(row -> LinkId.of(row.bytes("id")));
    }

    /** How many links the partner has made since then. */
    long count(PartnerId partner, Instant since) {
        return sql.of(
                        """
                        SELECT count(*) FROM link
                        WHERE partner_id = :partner AND created_at > :since
                        """)
                .with("partner", partner)
                .with("since", since)
                .single(Long.class);
    }

    Optional<LinkStatus> find(PartnerId partner, Instant createdAt, LinkId id) {
        return sql.of(
                        """
                        SELECT expires_at, customer_id, details, used_at, revoked_at,
                               NOT EXISTS (SELECT 1 FROM customer
                                           WHERE customer.partner_id = link.partner_id
                                             AND customer.id = link.customer_id)
                                   AS customer_gone
                        FROM link
                        WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                        """)
                .with("partner", partner)
                .with("createdAt", createdAt)
                .with("id", id)
                .optional(row -> status(partner, createdAt, id, row));
    }

    LinkSecrets secrets(Link link) {
        return sql.of(
                        """
                        SELECT secrets_sealed FROM link
                        WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                          AND secrets_sealed IS NOT NULL
                        """)
                .with("partner", link.partner())
                .with("createdAt", link.createdAt())
                .with("id", link.id())
                .optional(
                        row ->
                                fromJson(
                                        sealer.open(
                                                row.bytes("secrets_sealed"), secretsOf(link.id()))))
                .orElse(LinkSecrets.NONE);
    }

    /** Locks a link against its revocation; false when it is revoked. */
    boolean lockAgainstRevocation(Link link) {
        return sql.of(
                        """
                        SELECT FROM link
                        WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                          AND revoked_at IS NULL
                        FOR SHARE
                        """)
                .with("partner", link.partner())
                .with("createdAt", link.createdAt())
                .with("id", link.id())
                .hasRow();
    }

    boolean revoke(Link link, Instant now) {
        return sql.of(
                        """
                        UPDATE link SET revoked_at = coalesce(revoked_at, :now)
                        WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                        """)
                .with("partner", link.partner())
                .with("createdAt", link.createdAt())
                .with("id", link.id())
                .with("now", now)
                .changesRow();
    }

    /** Marks the link used; false when another session was first. */
    boolean use(Link link, Instant now) {
        return sql.of(
                        """
                                UPDATE link SET used_at = :now
                                WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                                  AND used_at IS NULL
                                """)
                .with("partner", link.partner())
                .with("createdAt", link.createdAt())
                .with("id", link.id())
                .with("now", now)
                .changesRow();
    }

    /**
     * Notes the first call with this key; false when there was one since {@code since}. A call at
     * the same time waits here until the first one has committed.
     */
    boolean insertFirstCall(
            PartnerId partner, String key, FirstCall call, Instant now, Instant since) {
        return sql.of(
                        """
                                INSERT INTO idempotent_link AS known
                                       (partner_id, idempotency_key, fingerprint,
                                        link_created_at, link_id, created_at)
                                VALUES (:partner, :key, :fingerprint, :linkCreatedAt, :link, :now)
                                ON CONFLICT (partner_id, idempotency_key) DO UPDATE
                                   SET fingerprint = excluded.fingerprint,
                                       link_created_at = excluded.link_created_at,
                                       link_id = excluded.link_id,
                                       created_at = excluded.created_at
                                   WHERE known.created_at < :since
                                """)
                .with("partner", partner)
                .with("key", key)
                .with("fingerprint", call.fingerprint())
                .with("linkCreatedAt", call.linkCreatedAt())
                .with("link", call.link())
                .with("now", now)
                .with("since", since)
                .changesRow();
    }

    /** The first call with this key since that moment. */
    Optional<FirstCall> firstCall(PartnerId partner, String key, Instant since) {
        return sql.of(
                        """
                        SELECT fingerprint, link_id, link_created_at FROM idempotent_link
                        WHERE partner_id = :partner AND idempotency_key = :key
                          AND created_at >= :since
                        """)
                .with("partner", partner)
                .with("key", key)
                .with("since", since)
                .optional(
                        row ->
                                new FirstCall(
                                        row.bytes("fingerprint"),
                                        LinkId.of(row.bytes("link_id")),
                                        row.instant("link_created_at")));
    }

    void deleteFirstCall(PartnerId partner, String key) {
        sql.of(
                        """
                        DELETE FROM idempotent_link
                        WHERE partner_id = :partner AND idempotency_key = :key
                        """)
                .with("partner", partner)
                .with("key", key)
                .update();
    }

    /** When the last of the links ends that were issued before a moment and are open at another. */
    Optional<Instant> lastExpiry(Instant issuedBefore, Instant now) {
        return sql.of(
                        """
                        SELECT expires_at FROM link
                        WHERE created_at < :issuedBefore AND expires_at > :now
                          AND revoked_at IS NULL
                        ORDER BY expires_at DESC LIMIT 1
                        """)
                .with("issuedBefore", issuedBefore)
                .with("now", now)
                .optional(row -> row.instant("expires_at"));
    }

    void deleteFirstCallsBefore(Instant instant) {
        unhurried
                .of("DELETE FROM idempotent_link WHERE created_at < :instant")
                .with("instant", instant)
                .update();
    }

    private LinkStatus status(PartnerId partner, Instant createdAt, LinkId id, Row row) {
        var link =
                new Link(
                        id,
                        partner,
                        row.customer("customer_id"),
                        createdAt,
                        row.instant("expires_at"),
                        json.readValue(row.text("details"), LinkDetails.class));
        return new LinkStatus(
                link,
                row.instantOrNull("used_at"),
                row.instantOrNull("revoked_at"),
                row.flag("customer_gone"));
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    private static SealedPlace secretsOf(LinkId id) {
        return new SealedPlace("link", "secrets_sealed", "\\x" + id.hex());
    }

    private String toJson(LinkSecrets secrets) {
        var node = json.createObjectNode();
        var headers = node.putObject("webhookHeaders");
        secrets.webhookHeaders().forEach((name, value) -> headers.put(name, value.reveal()));
        put(node, "consumer", secrets.consumer());
        put(node, "jointBorrower", secrets.jointBorrower());
        return node.toString();
    }

    private static void put(ObjectNode node, String name, LinkSecrets.@Nullable ConsumerInfo info) {
        if (info != null) {
            var person = node.putObject(name).put("ssn", info.socialSecurityNumber().reveal());
            if (info.dateOfBirth() != null) {
                person.put("dob", info.dateOfBirth().reveal());
            }
        }
    }

    private LinkSecrets fromJson(String text) {
        var node = json.readTree(text);
        Map<String, Secret> headers = new LinkedHashMap<>();
        node.path("webhookHeaders")
                .properties()
                .forEach(header -> headers.put(header.getKey(), secret(header.getValue())));
        return new LinkSecrets(
                headers,
                consumerInfo(node.get("consumer")),
                consumerInfo(node.get("jointBorrower")));
    }

    private static LinkSecrets.@Nullable ConsumerInfo consumerInfo(@Nullable JsonNode node) {
        return node == null
                ? null
                : new LinkSecrets.ConsumerInfo(
                        secret(node.path("ssn")),
                        node.has("dob") ? secret(node.path("dob")) : null);
    }

    private static Secret secret(JsonNode node) {
        return new Secret(node.asString());
    }

    /** A link as it is inserted. Rows are never compared, so the array does no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record NewRow(Link link, String detailsJson, byte @Nullable [] sealedSecrets) {}
}
