package io.fairlead.email;

import io.fairlead.email.Email.LinkReference;
import io.fairlead.email.Email.Progress;
import io.fairlead.link.LinkId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class EmailStore {

    private static final String MATCHES =
            """
            WHERE partner_id = :partner
              AND (:link::text IS NULL OR link_id = decode(:link, 'hex'))
              AND (:customer::text IS NULL OR customer_id = :customer)
              AND (:state::text IS NULL OR state = :state)
            """;

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final JsonMapper json;

    EmailStore(JdbcClient jdbc, Sealer sealer, JsonMapper json) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.json = json;
    }

    /** What is stored sealed: it tells of people, and opens the link. */
    record Content(String url, EmailConfig config) {}

    /** A mail with its message. Never compared, so the array does no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record Composed(Email email, byte[] message) {}

    void insert(Composed composed) {
        var email = composed.email();
        var content = json.writeValueAsString(new Content(email.url(), email.config()));
        jdbc.sql(
                        """
                        INSERT INTO email_message (
                            partner_id, id, root_id, renewal, customer_id, link_id,
                            link_created_at, link_expires_at, content_sealed, message_sealed,
                            state, due_at, created_at, sent_at)
                        VALUES (:partner, :id, :root, :renewal, :customer, decode(:link, 'hex'),
                                :linkCreatedAt, :linkExpiresAt, :content, :message,
                                :state, :createdAt, :createdAt, :sentAt)
                        """)
                .param("partner", email.partner().value())
                .param("id", email.id())
                .param("root", email.root())
                .param("renewal", email.renewal())
                .param("customer", email.customer().value())
                .param("link", email.link().id().hex())
                .param("linkCreatedAt", Timestamp.from(email.link().createdAt()))
                .param("linkExpiresAt", Timestamp.from(email.link().expiresAt()))
                .param("content", sealer.seal(content, place("content_sealed", email.id())))
                .param(
                        "message",
                        sealer.seal(composed.message(), place("message_sealed", email.id())))
                .param("state", email.progress().state().name())
                .param("createdAt", Timestamp.from(email.progress().createdAt()))
                .param("sentAt", timestamp(email.progress().sentAt()))
                .update();
    }

    Optional<Email> find(PartnerId partner, UUID id) {
        return jdbc.sql("SELECT * FROM email_message WHERE partner_id = :partner AND id = :id")
                .param("partner", partner.value())
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The latest mail with the link. */
    Optional<Email> findByLink(PartnerId partner, LinkId link) {
        return jdbc.sql(
                        """
                        SELECT * FROM email_message
                        WHERE partner_id = :partner AND link_id = decode(:link, 'hex')
                        ORDER BY created_at DESC LIMIT 1
                        """)
                .param("partner", partner.value())
                .param("link", link.hex())
                .query((row, _) -> read(row))
                .optional();
    }

    long count(PartnerId partner, EmailQuery query) {
        return matching("SELECT count(*) FROM email_message " + MATCHES, partner, query)
                .query(Long.class)
                .single();
    }

    List<Email> list(PartnerId partner, EmailQuery query) {
        return matching(
                        "SELECT * FROM email_message "
                                + MATCHES
                                + "ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset",
                        partner,
                        query)
                .param("limit", query.limit())
                .param("offset", query.start() - 1)
                .query((row, _) -> read(row))
                .list();
    }

    /** Lets nobody else send in place of the same mail until the transaction's end. */
    void lock(PartnerId partner, UUID root) {
        jdbc.sql(
                        """
                        SELECT id FROM email_message
                        WHERE partner_id = :partner AND id = :root FOR UPDATE
                        """)
                .param("partner", partner.value())
                .param("root", root)
                .query(UUID.class)
                .optional();
    }

    /** How often the consumer has asked for another mail since then. */
    int renewals(PartnerId partner, UUID root, Instant since) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM email_message
                        WHERE partner_id = :partner AND root_id = :root AND renewal
                          AND created_at > :since
                        """)
                .param("partner", partner.value())
                .param("root", root)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Ends mails that are due whose link has expired: they would lead nowhere. */
    void giveUpExpired(Instant now) {
        jdbc.sql(
                        """
                        UPDATE email_message
                        SET state = 'GIVEN_UP', answer = 'link expired', failed_at = :now,
                            message_sealed = NULL
                        WHERE (partner_id, id) IN (
                            SELECT partner_id, id FROM email_message
                            WHERE state = 'QUEUED' AND due_at <= :now AND link_expires_at <= :now
                            FOR UPDATE SKIP LOCKED)
                        """)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Takes mails that are due, which nobody else does until the lease is over. */
    List<Composed> claim(Instant now, Instant leaseEnd, int atMost) {
        return jdbc.sql(
                        """
                        UPDATE email_message SET due_at = :leaseEnd, attempts = attempts + 1
                        WHERE (partner_id, id) IN (
                            SELECT partner_id, id FROM email_message
                            WHERE state = 'QUEUED' AND due_at <= :now
                            ORDER BY due_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", Timestamp.from(now))
                .param("leaseEnd", Timestamp.from(leaseEnd))
                .param("atMost", atMost)
                .query((row, _) -> composed(row))
                .list();
    }

    void retry(Email email, Instant dueAt, String answer) {
        jdbc.sql(
                        """
                        UPDATE email_message SET due_at = :dueAt, answer = :answer
                        WHERE partner_id = :partner AND id = :id AND state = 'QUEUED'
                        """)
                .param("partner", email.partner().value())
                .param("id", email.id())
                .param("dueAt", Timestamp.from(dueAt))
                .param("answer", answer)
                .update();
    }

    /**
     * The mail has left, whatever became of it meanwhile, so its message is not needed any more.
     */
    void sent(Email email, Instant now) {
        jdbc.sql(
                        """
                        UPDATE email_message
                        SET state = CASE WHEN state <> 'QUEUED' THEN state
                                         WHEN opened_at IS NULL THEN 'SENT' ELSE 'OPENED' END,
                            answer = CASE state WHEN 'QUEUED' THEN NULL ELSE answer END,
                            sent_at = coalesce(sent_at, :now), message_sealed = NULL
                        WHERE partner_id = :partner AND id = :id
                        """)
                .param("partner", email.partner().value())
                .param("id", email.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The mail will never leave. */
    void failed(Email email, EmailState state, String answer, Instant now) {
        jdbc.sql(
                        """
                        UPDATE email_message
                        SET state = :state, answer = :answer, failed_at = :now,
                            message_sealed = NULL
                        WHERE partner_id = :partner AND id = :id AND state = 'QUEUED'
                        """)
                .param("partner", email.partner().value())
                .param("id", email.id())
                .param("state", state.name())
                .param("answer", answer)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Stops all mails with the link that have not failed before. The messages of those that were
     * sent stay in the mailbox.
     */
    void revoke(PartnerId partner, LinkId link, Instant now) {
        jdbc.sql(
                        """
                        UPDATE email_message
                        SET revoked_at = coalesce(revoked_at, :now),
                            state = CASE WHEN failed_at IS NULL THEN 'REVOKED' ELSE state END,
                            message_sealed =
                                CASE state WHEN 'QUEUED' THEN NULL ELSE message_sealed END
                        WHERE partner_id = :partner AND link_id = decode(:link, 'hex')
                        """)
                .param("partner", partner.value())
                .param("link", link.hex())
                .param("now", Timestamp.from(now))
                .update();
    }

    void open(PartnerId partner, LinkId link, Instant at) {
        jdbc.sql(
                        """
                        UPDATE email_message
                        SET opened_at = :at,
                            state = CASE state WHEN 'SENT' THEN 'OPENED' ELSE state END
                        WHERE partner_id = :partner AND link_id = decode(:link, 'hex')
                          AND opened_at IS NULL
                        """)
                .param("partner", partner.value())
                .param("link", link.hex())
                .param("at", Timestamp.from(at))
                .update();
    }

    /**
     * The newest messages that were sent no further than the mailbox, oldest first.
     *
     * @param bytes what they may have in all
     */
    List<Composed> messages(long bytes) {
        return jdbc.sql(
                        """
                        SELECT *
                        FROM (SELECT *, sum(octet_length(message_sealed))
                                            OVER (ORDER BY sent_at DESC, id DESC) AS bytes
                              FROM email_message
                              WHERE sent_at IS NOT NULL AND message_sealed IS NOT NULL) AS message
                        WHERE bytes <= :bytes
                        ORDER BY sent_at, id
                        """)
                .param("bytes", bytes)
                .query((row, _) -> composed(row))
                .list();
    }

    /** A message that was sent no further than the mailbox. */
    Optional<Composed> message(UUID id) {
        return jdbc.sql(
                        """
                        SELECT * FROM email_message
                        WHERE id = :id AND sent_at IS NOT NULL AND message_sealed IS NOT NULL
                        """)
                .param("id", id)
                .query((row, _) -> composed(row))
                .optional();
    }

    void deleteAll(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        """
                        DELETE FROM email_message
                        WHERE partner_id = :partner AND customer_id = :customer
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .update();
    }

    void deleteBefore(Instant instant) {
        jdbc.sql("DELETE FROM email_message WHERE created_at < :instant")
                .param("instant", Timestamp.from(instant))
                .update();
    }

    private JdbcClient.StatementSpec matching(String sql, PartnerId partner, EmailQuery query) {
        return jdbc.sql(sql)
                .param("partner", partner.value())
                .param("link", query.link() == null ? null : query.link().hex())
                .param("customer", query.customer() == null ? null : query.customer().value())
                .param("state", query.state() == null ? null : query.state().name());
    }

    private Composed composed(ResultSet row) throws SQLException {
        var email = read(row);
        return new Composed(
                email,
                sealer.openBytes(
                        row.getBytes("message_sealed"), place("message_sealed", email.id())));
    }

    private Email read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content =
                json.readValue(
                        sealer.open(row.getBytes("content_sealed"), place("content_sealed", id)),
                        Content.class);
        return new Email(
                new PartnerId(row.getString("partner_id")),
                id,
                row.getObject("root_id", UUID.class),
                row.getBoolean("renewal"),
                new CustomerId(row.getString("customer_id")),
                new LinkReference(
                        new LinkId(HexFormat.of().formatHex(row.getBytes("link_id"))),
                        row.getTimestamp("link_created_at").toInstant(),
                        row.getTimestamp("link_expires_at").toInstant()),
                content.url(),
                content.config(),
                progress(row));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                EmailState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("answer"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("sent_at")),
                instant(row.getTimestamp("failed_at")),
                instant(row.getTimestamp("opened_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static SealedPlace place(String column, UUID id) {
        return new SealedPlace("email_message", column, id.toString());
    }
}
