package io.fairlead.email;

import io.fairlead.email.Email.LinkReference;
import io.fairlead.email.Email.Progress;
import io.fairlead.link.LinkId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.database.UnhurriedConnections;
import io.fairlead.shared.sealing.LinkSigner;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of mails; partners are shown those with links only. Long, because a mail has twenty
 * columns, which reading and writing name one by one.
 */
@Repository
class EmailStore {

    private static final String MATCHES =
            """
            WHERE partner_id = :partner AND kind = 'INVITATION'
              AND (:link::bytea IS NULL OR link_id = :link)
              AND (:customer::text IS NULL OR customer_id = :customer)
              AND (:state::text IS NULL OR state = :state)
            """;

    private final Sql sql;
    private final Sql unhurried;
    private final Sealer sealer;
    private final LinkSigner signer;
    private final JsonMapper json;

    EmailStore(
            Sql sql,
            UnhurriedConnections unhurried,
            Sealer sealer,
            LinkSigner signer,
            JsonMapper json) {
        this.sql = sql;
        this.unhurried = unhurried.sql();
        this.sealer = sealer;
        this.signer = signer;
        this.json = json;
    }

    /** What is stored sealed: it tells of people, and opens the link. */
    record Content(String url, EmailConfig config) {}

    /** A mail with its message. Never compared, so the array does no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record Composed(Email email, byte[] message) {}

    void insert(Email.Kind kind, Composed composed) {
        var email = composed.email();
        var content = json.writeValueAsString(new Content(email.url(), email.config()));
        sql.of(
                        """
                        INSERT INTO email_message (
                            partner_id, id, kind, root_id, renewal, customer_id, link_id,
                            link_created_at, link_expires_at, receiver_hashes, content_sealed,
                            message_sealed,
                            state, due_at, created_at, sent_at)
                        VALUES (:partner, :id, :kind, :root, :renewal, :customer, :link,
                                :linkCreatedAt, :linkExpiresAt, :receivers, :content, :message,
                                :state, :createdAt, :createdAt, :sentAt)
                        """)
                .with("partner", email.partner())
                .with("id", email.id())
                .with("kind", kind)
                .with("root", email.root())
                .with("renewal", email.renewal())
                .with("customer", email.customer())
                .with("link", email.link().id())
                .with("linkCreatedAt", email.link().createdAt())
                .with("linkExpiresAt", email.link().expiresAt())
                .with("receivers", receivers(email.config()))
                .with("content", sealer.seal(content, place("content_sealed", email.id())))
                .with(
                        "message",
                        sealer.seal(composed.message(), place("message_sealed", email.id())))
                .with("state", email.progress().state())
                .with("createdAt", email.progress().createdAt())
                .with("sentAt", email.progress().sentAt())
                .update();
    }

    Optional<Email> find(PartnerId partner, UUID id) {
        return sql.of(
                        """
                        SELECT * FROM email_message
                        WHERE partner_id = :partner AND id = :id AND kind = 'INVITATION'
                        """)
                .with("partner", partner)
                .with("id", id)
                .optional(this::read);
    }

    /** The latest mail with the link. */
    Optional<Email> findByLink(PartnerId partner, LinkId link) {
        return sql.of(
                        """
                        SELECT * FROM email_message
                        WHERE partner_id = :partner AND link_id = :link AND kind = 'INVITATION'
                        ORDER BY created_at DESC LIMIT 1
                        """)
                .with("partner", partner)
                .with("link", link)
                .optional(this::read);
    }

    long count(PartnerId partner, EmailQuery query) {
        return matching("SELECT count(*) FROM email_message " + MATCHES, partner, query)
                .single(Long.class);
    }

    List<Email> list(PartnerId partner, EmailQuery query) {
        return matching(
                        "SELECT * FROM email_message "
                                + MATCHES
                                + "ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset",
                        partner,
                        query)
                .with("limit", query.limit())
                .with("offset", query.start() - 1)
                .list(this::read);
    }

    /** Lets nobody else send in place of the same mail until the transaction's end. */
    void lock(PartnerId partner, UUID root) {
        sql.of(
                        """
                        SELECT id FROM email_message
                        WHERE partner_id = :partner AND id = :root FOR UPDATE
                        """)
                .with("partner", partner)
                .with("root", root)
                .run();
    }

    /** How often the consumer has asked for another mail since then. */
    int renewals(PartnerId partner, UUID root, Instant since) {
        return sql.of(
                        """
                        SELECT count(*) FROM email_message
                        WHERE partner_id = :partner AND root_id = :root AND renewal
                          AND created_at > :since
                        """)
                .with("partner", partner)
                .with("root", root)
                .with("since", since)
                .single(Integer.class);
    }

    /**
     * When the mails were made that the partner has had sent to an address since then, the oldest
     * first, of at most so many the youngest.
     */
    List<Instant> sentTo(PartnerId partner, String receiver, Instant since, int atMost) {
        return sql.of(
                        """
                        SELECT created_at FROM (
                            SELECT created_at FROM email_message
                            WHERE partner_id = :partner AND receiver_hashes @> ARRAY[:receiver]::bytea[]
                              AND created_at > :since
                            ORDER BY created_at DESC LIMIT :atMost) AS youngest
                        ORDER BY created_at
                        """)
                .with("partner", partner)
                .with("receiver", hash(receiver))
                .with("since", since)
                .with("atMost", atMost)
                .list(row -> row.instant("created_at"));
    }

    private byte[][] receivers(EmailConfig config) {
        return config.to().stream().map(this::hash).toArray(byte[][]::new);
    }

    private byte[] hash(String receiver) {
        return signer.fingerprint(receiver.strip().toLowerCase(Locale.ROOT));
    }

    /** Ends mails that are due whose link has expired: they would lead nowhere. */
    void giveUpExpired(Instant now) {
        sql.of(
                        """
                        UPDATE email_message
                        SET state = 'GIVEN_UP', answer = 'link expired', failed_at = :now,
                            message_sealed = NULL
                        WHERE (partner_id, id) IN (
                            SELECT partner_id, id FROM email_message
                            WHERE state = 'QUEUED' AND due_at <= :now AND link_expires_at <= :now
                              AND kind = 'INVITATION'
                            FOR UPDATE SKIP LOCKED)
                        """)
                .with("now", now)
                .update();
    }

    /**
     * Takes mails that are due, which nobody else does until the lease is over. Those of disabled
     * partners stay.
     */
    List<Composed> claim(Instant now, Instant leaseEnd, int atMost) {
        return sql.of(
                        """
                        UPDATE email_message SET due_at = :leaseEnd, attempts = attempts + 1
                        WHERE (partner_id, id) IN (
                            SELECT partner_id, id FROM email_message
                            WHERE state = 'QUEUED' AND due_at <= :now
                              AND partner_id NOT IN
                                  (SELECT id FROM partner WHERE disabled_at IS NOT NULL)
                            ORDER BY due_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .with("now", now)
                .with("leaseEnd", leaseEnd)
                .with("atMost", atMost)
                .list(this::composed);
    }

    void retry(Email email, Instant dueAt, String answer) {
        sql.of(
                        """
                        UPDATE email_message SET due_at = :dueAt, answer = :answer
                        WHERE partner_id = :partner AND id = :id AND state = 'QUEUED'
                        """)
                .with("partner", email.partner())
                .with("id", email.id())
                .with("dueAt", dueAt)
                .with("answer", answer)
                .update();
    }

    /**
     * The mail has left, whatever became of it meanwhile, so its message is not needed any more.
     */
    void sent(Email email, Instant now) {
        sql.of(
                        """
                        UPDATE email_message
                        SET state = CASE WHEN state <> 'QUEUED' THEN state
                                         WHEN opened_at IS NULL THEN 'SENT' ELSE 'OPENED' END,
                            answer = CASE state WHEN 'QUEUED' THEN NULL ELSE answer END,
                            sent_at = coalesce(sent_at, :now), message_sealed = NULL
                        WHERE partner_id = :partner AND id = :id
                        """)
                .with("partner", email.partner())
                .with("id", email.id())
                .with("now", now)
                .update();
    }

    /** The mail will never leave. */
    void failed(Email email, EmailState state, String answer, Instant now) {
        sql.of(
                        """
                        UPDATE email_message
                        SET state = :state, answer = :answer, failed_at = :now,
                            message_sealed = NULL
                        WHERE partner_id = :partner AND id = :id AND state = 'QUEUED'
                        """)
                .with("partner", email.partner())
                .with("id", email.id())
                .with("state", state)
                .with("answer", answer)
                .with("now", now)
                .update();
    }

    /**
     * Stops all mails with the link that have not failed before. The messages of those that were
     * sent stay in the mailbox.
     */
    void revoke(PartnerId partner, LinkId link, Instant now) {
        sql.of(
                        """
                        UPDATE email_message
                        SET revoked_at = coalesce(revoked_at, :now),
                            state = CASE WHEN failed_at IS NULL THEN 'REVOKED' ELSE state END,
                            message_sealed =
                                CASE state WHEN 'QUEUED' THEN NULL ELSE message_sealed END
                        WHERE partner_id = :partner AND link_id = :link AND kind = 'INVITATION'
                        """)
                .with("partner", partner)
                .with("link", link)
                .with("now", now)
                .update();
    }

    void open(PartnerId partner, LinkId link, Instant at) {
        sql.of(
                        """
                        UPDATE email_message
                        SET opened_at = :at,
                            state = CASE state WHEN 'SENT' THEN 'OPENED' ELSE state END
                        WHERE partner_id = :partner AND link_id = :link AND kind = 'INVITATION'
                          AND opened_at IS NULL
                        """)
                .with("partner", partner)
                .with("link", link)
                .with("at", at)
                .update();
    }

    /**
     * The newest messages that were sent no further than the mailbox, oldest first.
     *
     * @param bytes what they may have in all
     */
    List<Composed> messages(long bytes) {
        return sql.of(
                        """
                        SELECT *
                        FROM (SELECT *, sum(octet_length(message_sealed))
                                            OVER (ORDER BY sent_at DESC, id DESC) AS bytes
                              FROM email_message
                              WHERE sent_at IS NOT NULL AND message_sealed IS NOT NULL) AS message
                        WHERE bytes <= :bytes
                        ORDER BY sent_at, id
                        """)
                .with("bytes", bytes)
                .list(this::composed);
    }

    /** A message that was sent no further than the mailbox. */
    Optional<Composed> message(UUID id) {
        return sql.of(
                        """
                        SELECT * FROM email_message
                        WHERE id = :id AND sent_at IS NOT NULL AND message_sealed IS NOT NULL
                        """)
                .with("id", id)
                .optional(this::composed);
    }

    void deleteAll(PartnerId partner, CustomerId customer) {
        sql.of(
                        """
                        DELETE FROM email_message
                        WHERE partner_id = :partner AND customer_id = :customer
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }

    void deleteBefore(Instant instant) {
        unhurried
                .of("DELETE FROM email_message WHERE created_at < :instant")
                .with("instant", instant)
                .update();
    }

    private Sql.Statement matching(String text, PartnerId partner, EmailQuery query) {
        return sql.of(text)
                .with("partner", partner)
                .with("link", query.link())
                .with("customer", query.customer())
                .with("state", query.state());
    }

    private Composed composed(Row row) {
        var email = read(row);
        return new Composed(
                email,
                sealer.openBytes(row.bytes("message_sealed"), place("message_sealed", email.id())));
    }

    private Email read(Row row) {
        var id = row.uuid("id");
        var content =
                json.readValue(
                        sealer.open(row.bytes("content_sealed"), place("content_sealed", id)),
                        Content.class);
        return new Email(
                row.partner("partner_id"),
                id,
                row.uuid("root_id"),
                row.flag("renewal"),
                row.customer("customer_id"),
                new LinkReference(
                        LinkId.of(row.bytes("link_id")),
                        row.instant("link_created_at"),
                        row.instant("link_expires_at")),
                content.url(),
                content.config(),
                progress(row));
    }

    private static Progress progress(Row row) {
        return new Progress(
                row.stored("state", EmailState.class),
                row.integer("attempts"),
                row.textOrNull("answer"),
                row.instant("created_at"),
                row.instantOrNull("sent_at"),
                row.instantOrNull("failed_at"),
                row.instantOrNull("opened_at"),
                row.instantOrNull("revoked_at"));
    }

    private static SealedPlace place(String column, UUID id) {
        return new SealedPlace("email_message", column, id.toString());
    }
}
