package io.fairlead.consent;

import io.fairlead.account.Party;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ConsentStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;
    private final Sealer sealer;

    ConsentStore(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** The next version of the customer's receipt, which may be its first one. */
    UUID change(PartnerId partner, CustomerId customer, Instant now) {
        return sql.of(
                        """
                        INSERT INTO consent_receipt (
                            partner_id, customer_id, id, version, application_id, created_at,
                            changed_at)
                        SELECT :partner, :customer, :id, 1,
                               (SELECT application_id FROM customer
                                WHERE partner_id = :partner AND id = :customer),
                               :now, :now
                        ON CONFLICT (partner_id, customer_id) WHERE customer_deleted_at IS NULL
                        DO UPDATE SET version = consent_receipt.version + 1, changed_at = :now
                        RETURNING id
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .with("id", UUID.randomUUID())
                .with("now", now)
                .single(row -> row.uuid("id"));
    }

    /** The id of a login's part of a receipt, which follows from both. */
    static UUID idOf(UUID receipt, LoginKey login) {
        var name = receipt + " " + login.login();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a consent; one that is there keeps its key and the time at which it was made. */
    void put(Consent consent) {
        sql.of(
                        """
                        INSERT INTO consent (
                            partner_id, customer_id, id, receipt_id, institution_login_id,
                            institution_id, institution_name, shared_data, started_at, ends_at,
                            status, status_at, updated_by, session_id, key_hash, key_sealed,
                            content_sealed, created_at)
                        VALUES (
                            :partner, :customer, :id, :receipt, :login, :institution, :name, :data,
                            :startedAt, :endsAt, :status, :statusAt, :updatedBy, :session,
                            :keyHash, :keySealed, :content, :createdAt)
                        ON CONFLICT (partner_id, id) DO UPDATE
                        SET institution_name = :name, shared_data = :data,
                            started_at = :startedAt, ends_at = :endsAt, status = :status,
                            status_at = :statusAt, updated_by = :updatedBy,
                            session_id = :session, revoked_at_bank_at = NULL,
                            content_sealed = :content
                        """)
                .with("partner", consent.login().partner())
                .with("customer", consent.login().customer())
                .with("id", consent.id())
                .with("receipt", consent.receipt())
                .with("login", consent.login().login())
                .with("institution", consent.institutionId())
                .with("name", consent.institutionName())
                .with(
                        "data",
                        consent.data().stream()
                                .sorted()
                                .map(DataKind::storedName)
                                .toArray(String[]::new))
                .with("startedAt", consent.startedAt())
                .with("endsAt", consent.endsAt())
                .with("status", consent.status())
                .with("statusAt", consent.statusAt())
                .with("updatedBy", consent.updatedBy())
                .with("session", consent.session())
                .with("keyHash", consent.key().hash())
                .with(
                        "keySealed",
                        sealer.seal(consent.key().value(), place("key_sealed", consent.id())))
                .with("content", sealed(consent))
                .with("createdAt", consent.createdAt())
                .update();
    }

    /** The consent about a login of a customer who is there. */
    Optional<Consent> find(LoginKey login) {
        return of(
                        """
                        SELECT consent.* FROM consent JOIN consent_receipt AS receipt
                          ON receipt.partner_id = consent.partner_id AND receipt.id = receipt_id
                        WHERE consent.partner_id = :partner AND consent.customer_id = :customer
                          AND institution_login_id = :login AND customer_deleted_at IS NULL
                        """,
                        login)
                .optional(this::consent);
    }

    Optional<Consent> find(ConsentKey key) {
        return sql.of("SELECT * FROM consent WHERE key_hash = :hash")
                .with("hash", key.hash())
                .optional(this::consent);
    }

    /** All consents of a customer who is there, the oldest first. */
    List<Consent> all(PartnerId partner, CustomerId customer) {
        return sql.of(
                        """
                        SELECT consent.* FROM consent JOIN consent_receipt AS receipt
                          ON receipt.partner_id = consent.partner_id AND receipt.id = receipt_id
                        WHERE consent.partner_id = :partner AND consent.customer_id = :customer
                          AND customer_deleted_at IS NULL
                        ORDER BY consent.created_at, consent.id
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .list(this::consent);
    }

    /** The receipt of a customer who is there. */
    Optional<ConsentReceipt> receipt(PartnerId partner, CustomerId customer) {
        return sql.of(
                        """
                        SELECT * FROM consent_receipt
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND customer_deleted_at IS NULL
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .optional(ConsentStore::receipt);
    }

    Optional<ConsentReceipt> receipt(PartnerId partner, UUID id) {
        return sql.of("SELECT * FROM consent_receipt WHERE partner_id = :partner AND id = :id")
                .with("partner", partner)
                .with("id", id)
                .optional(ConsentStore::receipt);
    }

    List<Consent> ofReceipt(PartnerId partner, UUID receipt) {
        return sql.of(
                        """
                        SELECT * FROM consent WHERE partner_id = :partner AND receipt_id = :receipt
                        ORDER BY created_at, id
                        """)
                .with("partner", partner)
                .with("receipt", receipt)
                .list(this::consent);
    }

    /** Those that hold by their status though their time is over. */
    List<Consent> findOver(Instant now, int atMost) {
        return sql.of(
                        """
                        SELECT * FROM consent WHERE status = 'ACTIVE' AND ends_at <= :now
                        ORDER BY ends_at LIMIT :atMost
                        """)
                .with("now", now)
                .with("atMost", atMost)
                .list(this::consent);
    }

    /** False when it was renewed or ended meanwhile. */
    boolean expire(Consent consent, Instant now) {
        return sql.of(
                        """
                        UPDATE consent SET status = 'EXPIRED', status_at = ends_at
                        WHERE partner_id = :partner AND id = :id AND status = 'ACTIVE'
                          AND ends_at <= :now
                        """)
                .with("partner", consent.login().partner())
                .with("id", consent.id())
                .with("now", now)
                .changesRow();
    }

    /** The bank has confirmed the end of a consent that has ended. */
    void confirmRevocation(LoginKey login, Instant now) {
        of(
                        """
                        UPDATE consent SET revoked_at_bank_at = :now
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND institution_login_id = :login
                          AND status = 'REVOKED' AND revoked_at_bank_at IS NULL
                        """,
                        login)
                .with("now", now)
                .update();
    }

    /** The customer is deleted; the receipt stays. */
    void seal(PartnerId partner, CustomerId customer, Instant now) {
        sql.of(
                        """
                        UPDATE consent_receipt
                        SET customer_deleted_at = :now, changed_at = :now, version = version + 1
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND customer_deleted_at IS NULL
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .with("now", now)
                .update();
    }

    private byte[] sealed(Consent consent) {
        return sealer.seal(
                JSON.writeValueAsString(consent.content()), place("content_sealed", consent.id()));
    }

    private Sql.Statement of(String text, LoginKey login) {
        return sql.of(text)
                .with("partner", login.partner())
                .with("customer", login.customer())
                .with("login", login.login());
    }

    private Consent consent(Row row) {
        var id = row.uuid("id");
        var content = sealer.open(row.bytes("content_sealed"), place("content_sealed", id));
        return new Consent(
                id,
                row.uuid("receipt_id"),
                new LoginKey(
                        row.partner("partner_id"),
                        row.customer("customer_id"),
                        row.text("institution_login_id")),
                row.text("institution_id"),
                row.text("institution_name"),
                row.storedSet("shared_data", DataKind.class),
                row.instant("started_at"),
                row.instant("ends_at"),
                row.stored("status", ConsentStatus.class),
                row.instant("status_at"),
                row.stored("updated_by", Party.class),
                row.uuidOrNull("session_id"),
                row.instantOrNull("revoked_at_bank_at"),
                row.instant("created_at"),
                new ConsentKey(sealer.open(row.bytes("key_sealed"), place("key_sealed", id))),
                JSON.readValue(content, Consent.Content.class));
    }

    private static ConsentReceipt receipt(Row row) {
        return new ConsentReceipt(
                row.uuid("id"),
                row.partner("partner_id"),
                row.customer("customer_id"),
                row.integer("version"),
                row.textOrNull("application_id"),
                row.instant("created_at"),
                row.instant("changed_at"),
                row.instantOrNull("customer_deleted_at"));
    }

    private static SealedPlace place(String column, UUID id) {
        return new SealedPlace("consent", column, id.toString());
    }
}
