package io.finbank.signon;

import io.finbank.resource.Visitor;
import io.finbank.signon.question.Script;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignOnStateStore {

    private final JdbcClient jdbc;

    SignOnStateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String stateHash, PendingSignOn pending, Instant expiresAt) {
        jdbc.sql(
                        """
                        INSERT INTO sign_on_state (
                            state_hash, institution_id, userid, profile, script, round, expected,
                            wrong_answers, codes, expires_at)
                        VALUES (
                            :hash, :institution, :userid, :profile, :script, :round, :expected,
                            :wrongAnswers, :codes, :expiresAt)
                        """)
                .param("hash", stateHash)
                .param("institution", pending.visitor().institutionId())
                .param("userid", pending.visitor().userid())
                .param("profile", pending.visitor().profile())
                .param("script", pending.script().name())
                .param("round", pending.round())
                .param("expected", pending.expected())
                .param("wrongAnswers", pending.wrongAnswers())
                .param("codes", pending.codes())
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    Optional<PendingSignOn> find(String stateHash, Instant now) {
        return jdbc.sql(
                        """
                        SELECT * FROM sign_on_state
                        WHERE state_hash = :hash AND expires_at > :now
                        """)
                .param("hash", stateHash)
                .param("now", Timestamp.from(now))
                .query(SignOnStateStore::pending)
                .optional();
    }

    /** False when somebody else was faster. */
    boolean use(String stateHash) {
        return jdbc.sql("DELETE FROM sign_on_state WHERE state_hash = :hash")
                        .param("hash", stateHash)
                        .update()
                == 1;
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM sign_on_state WHERE expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    private static PendingSignOn pending(ResultSet row, int number) throws SQLException {
        return new PendingSignOn(
                new Visitor(
                        row.getString("institution_id"),
                        row.getString("userid"),
                        row.getString("profile"),
                        null),
                Script.valueOf(row.getString("script")),
                row.getInt("round"),
                row.getString("expected"),
                row.getInt("wrong_answers"),
                row.getInt("codes"));
    }
}
