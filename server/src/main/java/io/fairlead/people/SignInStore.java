package io.fairlead.people;

import io.fairlead.partner.ClientAddress;
import io.fairlead.people.SignIns.Step;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sessions, attempts at beginning one, and failures of those. */
@Repository
class SignInStore {

    private final Sql sql;

    SignInStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * A password or an invitation was right, and a code is due.
     *
     * @param argon2 the hash of the new password, where one is set up
     * @param back the page that was asked for
     */
    record Attempt(UUID person, @Nullable String argon2, String back) {}

    /** Wrong guesses in a row. */
    record Failures(int attempts, Instant lastAt) {}

    /**
     * A row of a session for each role of its person; one without a role if there is none.
     *
     * @param grant the role, if there is one
     */
    record SessionRow(EmailAddress email, Instant seenAt, Optional<Grant> grant) {}

    void insertAttempt(byte[] hash, Step step, Attempt attempt, Instant expiresAt) {
        sql.of(
                        """
                        INSERT INTO sign_in_attempt
                            (token_hash, person_id, step, password_hash, back, expires_at)
                        VALUES (:hash, :person, :step, :argon2, :back, :expiresAt)
                        """)
                .with("hash", hash)
                .with("person", attempt.person())
                .with("step", step)
                .with("argon2", attempt.argon2())
                .with("back", attempt.back())
                .with("expiresAt", expiresAt)
                .update();
    }

    Optional<Attempt> attempt(byte[] hash, Step step, Instant now) {
        return sql.of(
                        """
                        SELECT person_id, password_hash, back FROM sign_in_attempt
                        WHERE token_hash = :hash AND step = :step AND expires_at > :now
                        """)
                .with("hash", hash)
                .with("step", step)
                .with("now", now)
                .optional(
                        row ->
                                new Attempt(
                                        row.uuid("person_id"),
                                        row.textOrNull("password_hash"),
                                        row.text("back")));
    }

    boolean deleteAttempt(byte[] hash) {
        return sql.of("DELETE FROM sign_in_attempt WHERE token_hash = :hash")
                .with("hash", hash)
                .changesRow();
    }

    /** The failures of before; this attempt is counted, and locked until the transaction ends. */
    Failures lockFailures(byte[] emailHash, ClientAddress from, Instant now) {
        sql.of(
                        """
                        INSERT INTO failed_sign_in (email_hash, address, attempts, last_at)
                        VALUES (:email, :from, 0, :now) ON CONFLICT DO NOTHING
                        """)
                .with("email", emailHash)
                .with("from", from.value())
                .with("now", now)
                .update();
        return sql.of(
                        """
                        SELECT attempts, last_at FROM failed_sign_in
                        WHERE email_hash = :email AND address = :from FOR UPDATE
                        """)
                .with("email", emailHash)
                .with("from", from.value())
                .single(row -> new Failures(row.integer("attempts"), row.instant("last_at")));
    }

    void countFailure(byte[] emailHash, ClientAddress from, Instant now) {
        sql.of(
                        """
                        UPDATE failed_sign_in SET attempts = attempts + 1, last_at = :now
                        WHERE email_hash = :email AND address = :from
                        """)
                .with("email", emailHash)
                .with("from", from.value())
                .with("now", now)
                .update();
    }

    void deleteFailures(byte[] emailHash, ClientAddress from) {
        sql.of("DELETE FROM failed_sign_in WHERE email_hash = :email AND address = :from")
                .with("email", emailHash)
                .with("from", from.value())
                .update();
    }

    void deleteFailures(byte[] emailHash) {
        sql.of("DELETE FROM failed_sign_in WHERE email_hash = :email")
                .with("email", emailHash)
                .update();
    }

    void insertSession(byte[] hash, UUID person, Instant now, Instant expiresAt) {
        sql.of(
                        """
                        INSERT INTO person_session
                            (token_hash, person_id, started_at, seen_at, expires_at)
                        VALUES (:hash, :person, :now, :now, :expiresAt)
                        """)
                .with("hash", hash)
                .with("person", person)
                .with("now", now)
                .with("expiresAt", expiresAt)
                .update();
    }

    /** The session of a token and its person's roles. */
    List<SessionRow> session(byte[] hash, Instant now, Instant seenAfter) {
        return sql.of(
                        """
                        SELECT email, seen_at, role, partner_id
                        FROM person_session
                             JOIN person ON person.id = person_session.person_id
                             LEFT JOIN person_grant ON person_grant.person_id = person.id
                        WHERE token_hash = :hash AND expires_at > :now AND seen_at > :seenAfter
                        """)
                .with("hash", hash)
                .with("now", now)
                .with("seenAfter", seenAfter)
                .list(
                        row ->
                                new SessionRow(
                                        new EmailAddress(row.text("email")),
                                        row.instant("seen_at"),
                                        PersonStore.grant(row)));
    }

    void seeSession(byte[] hash, Instant now) {
        sql.of("UPDATE person_session SET seen_at = :now WHERE token_hash = :hash")
                .with("hash", hash)
                .with("now", now)
                .update();
    }

    void deleteSession(byte[] hash) {
        sql.of("DELETE FROM person_session WHERE token_hash = :hash").with("hash", hash).update();
    }

    /** Ends all that a person has begun. */
    void deleteOf(UUID person) {
        sql.of("DELETE FROM person_session WHERE person_id = :person")
                .with("person", person)
                .update();
        sql.of("DELETE FROM sign_in_attempt WHERE person_id = :person")
                .with("person", person)
                .update();
    }

    void deleteExpired(Instant now, Instant seenBefore, Instant failedBefore) {
        sql.of("DELETE FROM person_session WHERE expires_at <= :now OR seen_at <= :seenBefore")
                .with("now", now)
                .with("seenBefore", seenBefore)
                .update();
        sql.of("DELETE FROM sign_in_attempt WHERE expires_at <= :now").with("now", now).update();
        sql.of("DELETE FROM failed_sign_in WHERE last_at <= :failedBefore")
                .with("failedBefore", failedBefore)
                .update();
    }
}
