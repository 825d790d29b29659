package io.fairlead.link;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.MonthPartitions;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class LinkStore {

    private final JdbcClient jdbc;
    private final MonthPartitions partitions;
    private final Sealer sealer;
    private final JsonMapper json;

    LinkStore(JdbcClient jdbc, MonthPartitions partitions, Sealer sealer, JsonMapper json) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.sealer = sealer;
        this.json = json;
    }

    /** Never compared, so the array does no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record FirstCall(byte[] fingerprint, LinkId link, Instant linkCreatedAt) {}

    LinkRow row(Link link, LinkSecrets secrets) {
        return new LinkRow(
                link,
                json.writeValueAsString(link.details()),
                secrets.equals(LinkSecrets.NONE)
                        ? null
                        : sealer.seal(toJson(secrets), secretsOf(link.id())));
    }

    /** Writes the links whose customer exists, all in one statement, and says which those are. */
    Set<LinkId> insert(List<LinkRow> rows) {
        rows.stream()
                .map(row -> row.link().createdAt())
                .distinct()
                .forEach(moment -> partitions.ensure("link", moment));
        var links = rows.stream().map(LinkRow::link).toList();
        return new HashSet<>(
                jdbc.sql(
                                """
                                INSERT INTO link (partner_id, created_at, id, expires_at,
                                                  customer_id, details, secrets_sealed)
                                SELECT partner_id, to_timestamp(created_at / 1000.0), id,
                                       to_timestamp(expires_at / 1000.0), customer_id,
                                       details::json, secrets_sealed
                                FROM unnest(?::text[], ?::bigint[], ?::bytea[], ?::bigint[],
                                            ?::text[], ?::text[], ?::bytea[])
                                     AS row (partner_id, created_at, id, expires_at,
                                             customer_id, details, secrets_sealed)
                                WHERE EXISTS (SELECT 1 FROM customer
                                              WHERE customer.partner_id = row.partner_id
                                                AND customer.id = row.customer_id)
                                RETURNING id
                                """)
                        .param(links.stream().map(l -> l.partner().value()).toArray(String[]::new))
                        .param(
                                links.stream()
                                        .mapToLong(l -> l.createdAt().toEpochMilli())
                                        .toArray())
                        .param(links.stream().map(l -> l.id().bytes()).toArray(byte[][]::new))
                        .param(
                                links.stream()
                                        .mapToLong(l -> l.expiresAt().toEpochMilli())
                                        .toArray())
                        .param(links.stream().map(l -> l.customer().value()).toArray(String[]::new))
                        .param(rows.stream().map(LinkRow::detailsJson).toArray(String[]::new))
                        .param(rows.stream().map(LinkRow::sealedSecrets).toArray(byte[][]::new))
                        .query((row, _) -> LinkId.of(row.getBytes(1)))
                        .list());
    }

    Optional<LinkStatus> find(PartnerId partner, Instant createdAt, LinkId id) {
        return jdbc.sql(
                        """
                        SELECT expires_at, customer_id, details, used_at, revoked_at,
                               NOT EXISTS (SELECT 1 FROM customer
                                           WHERE customer.partner_id = link.partner_id
                                             AND customer.id = link.customer_id)
                        FROM link
                        WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                        """)
                .param("partner", partner.value())
                .param("createdAt", Timestamp.from(createdAt))
                .param("id", id.bytes())
                .query((row, _) -> status(partner, createdAt, id, row))
                .optional();
    }

    LinkSecrets secrets(Link link) {
        return jdbc.sql(
                        """
                        SELECT secrets_sealed FROM link
                        WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                          AND secrets_sealed IS NOT NULL
                        """)
                .param("partner", link.partner().value())
                .param("createdAt", Timestamp.from(link.createdAt()))
                .param("id", link.id().bytes())
                .query((row, _) -> fromJson(sealer.open(row.getBytes(1), secretsOf(link.id()))))
                .optional()
                .orElse(LinkSecrets.NONE);
    }

    int revoke(PartnerId partner, Instant createdAt, LinkId id, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE link SET revoked_at = coalesce(revoked_at, :now)
                        WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                        """)
                .param("partner", partner.value())
                .param("createdAt", Timestamp.from(createdAt))
                .param("id", id.bytes())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Marks the link used; false when another session was first. */
    boolean use(Link link, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE link SET used_at = :now
                                WHERE partner_id = :partner AND created_at = :createdAt AND id = :id
                                  AND used_at IS NULL
                                """)
                        .param("partner", link.partner().value())
                        .param("createdAt", Timestamp.from(link.createdAt()))
                        .param("id", link.id().bytes())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * Notes the first call with this key; false when there was one since {@code since}. A call at
     * the same time waits here until the first one has committed.
     */
    boolean insertFirstCall(
            PartnerId partner, String key, FirstCall call, Instant now, Instant since) {
        return jdbc.sql(
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
                        .param("partner", partner.value())
                        .param("key", key)
                        .param("fingerprint", call.fingerprint())
                        .param("linkCreatedAt", Timestamp.from(call.linkCreatedAt()))
                        .param("link", call.link().bytes())
                        .param("now", Timestamp.from(now))
                        .param("since", Timestamp.from(since))
                        .update()
                == 1;
    }

    /** The first call with this key since that moment. */
    Optional<FirstCall> firstCall(PartnerId partner, String key, Instant since) {
        return jdbc.sql(
                        """
                        SELECT fingerprint, link_id, link_created_at FROM idempotent_link
                        WHERE partner_id = :partner AND idempotency_key = :key
                          AND created_at >= :since
                        """)
                .param("partner", partner.value())
                .param("key", key)
                .param("since", Timestamp.from(since))
                .query(
                        (row, _) ->
                                new FirstCall(
                                        row.getBytes(1),
                                        LinkId.of(row.getBytes(2)),
                                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    void deleteFirstCall(PartnerId partner, String key) {
        jdbc.sql(
                        """
                        DELETE FROM idempotent_link
                        WHERE partner_id = :partner AND idempotency_key = :key
                        """)
                .param("partner", partner.value())
                .param("key", key)
                .update();
    }

    /** When the last of the links ends that were issued before a moment and are open at another. */
    Optional<Instant> lastExpiry(Instant issuedBefore, Instant now) {
        return jdbc.sql(
                        """
                        SELECT expires_at FROM link
                        WHERE created_at < :issuedBefore AND expires_at > :now
                          AND revoked_at IS NULL
                        ORDER BY expires_at DESC LIMIT 1
                        """)
                .param("issuedBefore", Timestamp.from(issuedBefore))
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    void deleteFirstCallsBefore(Instant instant) {
        jdbc.sql("DELETE FROM idempotent_link WHERE created_at < :instant")
                .param("instant", Timestamp.from(instant))
                .update();
    }

    private LinkStatus status(PartnerId partner, Instant createdAt, LinkId id, ResultSet row)
            throws SQLException {
        var link =
                new Link(
                        id,
                        partner,
                        new CustomerId(row.getString(2)),
                        createdAt,
                        row.getTimestamp(1).toInstant(),
                        json.readValue(row.getString(3), LinkDetails.class));
        return new LinkStatus(
                link,
                instant(row.getTimestamp(4)),
                instant(row.getTimestamp(5)),
                row.getBoolean(6));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
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
}
