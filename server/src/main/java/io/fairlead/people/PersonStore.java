package io.fairlead.people;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PersonStore {

    private static final String PERSON =
            """
            SELECT id, email, sign_in, invitation_hash, invited_until, password_hash,
                   totp_secret_sealed, oidc_subject
            FROM person
            """;
    private static final String BY_EMAIL = PERSON + "WHERE email = :email";
    private static final String BY_ID = PERSON + "WHERE id = :id";

    private final Sql sql;
    private final Sealer sealer;

    PersonStore(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /**
     * A person with all that shows who they are.
     *
     * @param argon2 the hash of the password; null: there is none yet
     * @param totpSecret null: there is none yet
     * @param subject the id at the OpenID provider, once the person has signed in there
     */
    record StoredPerson(
            UUID id,
            EmailAddress email,
            SignInKind kind,
            byte @Nullable [] invitationHash,
            @Nullable Instant invitedUntil,
            @Nullable String argon2,
            @Nullable Secret totpSecret,
            @Nullable String subject) {}

    boolean insert(UUID id, EmailAddress email, SignInKind kind, Instant now) {
        return sql.of(
                        """
                        INSERT INTO person (id, email, sign_in, created_at)
                        VALUES (:id, :email, :kind, :now)
                        ON CONFLICT (email) DO NOTHING
                        """)
                .with("id", id)
                .with("email", email.value())
                .with("kind", kind)
                .with("now", now)
                .changesRow();
    }

    Optional<StoredPerson> find(EmailAddress email) {
        return sql.of(BY_EMAIL).with("email", email.value()).optional(this::person);
    }

    Optional<StoredPerson> find(UUID id) {
        return sql.of(BY_ID).with("id", id).optional(this::person);
    }

    /** The id of a person, whose row is locked until the transaction ends. */
    Optional<UUID> lock(EmailAddress email) {
        return sql.of("SELECT id FROM person WHERE email = :email FOR UPDATE")
                .with("email", email.value())
                .optional(row -> row.uuid("id"));
    }

    private StoredPerson person(Row row) {
        var id = row.uuid("id");
        var sealed = row.bytesOrNull("totp_secret_sealed");
        return new StoredPerson(
                id,
                new EmailAddress(row.text("email")),
                row.stored("sign_in", SignInKind.class),
                row.bytesOrNull("invitation_hash"),
                row.instantOrNull("invited_until"),
                row.textOrNull("password_hash"),
                sealed == null ? null : new Secret(sealer.open(sealed, totpOf(id))),
                row.textOrNull("oidc_subject"));
    }

    /**
     * Takes away all by which a person signs in, and lets them set it up with a one-time password.
     */
    void invite(UUID id, byte[] hash, Instant until) {
        sql.of(
                        """
                        UPDATE person
                        SET invitation_hash = :hash, invited_until = :until, password_hash = NULL,
                            totp_secret_sealed = NULL
                        WHERE id = :id
                        """)
                .with("id", id)
                .with("hash", hash)
                .with("until", until)
                .update();
    }

    void setTotpSecret(UUID id, Secret secret) {
        sql.of("UPDATE person SET totp_secret_sealed = :sealed WHERE id = :id")
                .with("id", id)
                .with("sealed", sealer.seal(secret.reveal(), totpOf(id)))
                .update();
    }

    /** Ends the invitation; false when it has ended before. */
    boolean setUp(UUID id, String argon2, long totpStep) {
        return sql.of(
                        """
                        UPDATE person
                        SET password_hash = :argon2, totp_step = :step, invitation_hash = NULL,
                            invited_until = NULL
                        WHERE id = :id AND invitation_hash IS NOT NULL
                        """)
                .with("id", id)
                .with("argon2", argon2)
                .with("step", totpStep)
                .changesRow();
    }

    /** Uses up a step of time and all before it; false when that was done already. */
    boolean useTotpStep(UUID id, long step) {
        return sql.of("UPDATE person SET totp_step = :step WHERE id = :id AND totp_step < :step")
                .with("id", id)
                .with("step", step)
                .changesRow();
    }

    void setRecoveryCodes(UUID id, List<byte[]> hashes) {
        sql.of("DELETE FROM recovery_code WHERE person_id = :id").with("id", id).update();
        sql.of("INSERT INTO recovery_code SELECT :id, hash FROM unnest(:hashes::bytea[]) AS hash")
                .with("id", id)
                .with(Columns.of(hashes).bytes("hashes", hash -> hash))
                .update();
    }

    /** Uses up a recovery code; false when there is no such code. */
    boolean useRecoveryCode(UUID id, byte[] hash) {
        return sql.of("DELETE FROM recovery_code WHERE person_id = :id AND code_hash = :hash")
                .with("id", id)
                .with("hash", hash)
                .changesRow();
    }

    /** Binds a person to an id at the OpenID provider; false when they are bound to another one. */
    boolean bind(UUID id, String subject) {
        return sql.of(
                        """
                        UPDATE person SET oidc_subject = :subject
                        WHERE id = :id AND coalesce(oidc_subject, :subject) = :subject
                        """)
                .with("id", id)
                .with("subject", subject)
                .changesRow();
    }

    void unbind(UUID id) {
        sql.of("UPDATE person SET oidc_subject = NULL WHERE id = :id").with("id", id).update();
    }

    void signsIn(UUID id, Instant now) {
        sql.of("UPDATE person SET last_sign_in_at = :now WHERE id = :id")
                .with("id", id)
                .with("now", now)
                .update();
    }

    /** Gives a role in the place of those that are of the same kind and for the same partner. */
    void grant(UUID id, Grant grant) {
        sql.of(
                        """
                        DELETE FROM person_grant
                        WHERE person_id = :id AND partner_id IS NOT DISTINCT FROM :partner
                          AND (role = :operator) = (:role = :operator)
                        """)
                .with("id", id)
                .with("partner", grant.partner())
                .with("role", grant.role())
                .with("operator", Role.OPERATOR)
                .update();
        sql.of(
                        """
                        INSERT INTO person_grant (person_id, role, partner_id)
                        VALUES (:id, :role, :partner)
                        """)
                .with("id", id)
                .with("role", grant.role())
                .with("partner", grant.partner())
                .update();
    }

    boolean deleteGrants(UUID id, PartnerId partner) {
        return sql.of("DELETE FROM person_grant WHERE person_id = :id AND partner_id = :partner")
                .with("id", id)
                .with("partner", partner)
                .changesRow();
    }

    boolean hasGrants(UUID id) {
        return sql.of("SELECT FROM person_grant WHERE person_id = :id").with("id", id).hasRow();
    }

    void delete(UUID id) {
        sql.of("DELETE FROM person WHERE id = :id").with("id", id).update();
    }

    /** All people, in the order of their addresses. */
    List<PersonSummary> list() {
        return summaries(
                sql.of(
                                """
                                SELECT email, sign_in, password_hash IS NOT NULL AS has_password,
                                       last_sign_in_at, role, partner_id
                                FROM person LEFT JOIN person_grant ON person_id = id
                                ORDER BY email, partner_id, role
                                """)
                        .list(PersonStore::summary));
    }

    /** The people of a partner, with their roles for it alone. */
    List<PersonSummary> list(PartnerId partner) {
        return summaries(
                sql.of(
                                """
                                SELECT email, sign_in, password_hash IS NOT NULL AS has_password,
                                       last_sign_in_at, role, partner_id
                                FROM person_grant JOIN person ON id = person_id
                                WHERE partner_id = :partner
                                ORDER BY email, role
                                """)
                        .with("partner", partner)
                        .list(PersonStore::summary));
    }

    private static PersonSummary summary(Row row) {
        var kind = row.stored("sign_in", SignInKind.class);
        return new PersonSummary(
                new EmailAddress(row.text("email")),
                kind,
                grant(row).map(Set::of).orElse(Set.of()),
                kind == SignInKind.OIDC || row.flag("has_password"),
                row.instantOrNull("last_sign_in_at"));
    }

    /** The role of a row, if it has one. */
    static Optional<Grant> grant(Row row) {
        var role = row.storedOrNull("role", Role.class);
        var partner = row.textOrNull("partner_id");
        return role == null
                ? Optional.empty()
                : Optional.of(new Grant(role, partner == null ? null : new PartnerId(partner)));
    }

    private static List<PersonSummary> summaries(Collection<PersonSummary> rows) {
        Map<EmailAddress, PersonSummary> people = new LinkedHashMap<>();
        rows.forEach(row -> people.merge(row.email(), row, PersonStore::withGrantsOf));
        return List.copyOf(people.values());
    }

    private static PersonSummary withGrantsOf(PersonSummary one, PersonSummary other) {
        return new PersonSummary(
                one.email(),
                one.kind(),
                Stream.concat(one.grants().stream(), other.grants().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                one.isSetUp(),
                one.lastSignInAt());
    }

    private static SealedPlace totpOf(UUID id) {
        return new SealedPlace("person", "totp_secret_sealed", id.toString());
    }
}
