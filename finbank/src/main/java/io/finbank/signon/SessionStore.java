package io.finbank.signon;

import io.finbank.resource.Visitor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String tokenHash, Visitor visitor, Instant expiresAt) {
        jdbc.sql(
                        """
                        INSERT INTO bank_session (
                            token_hash, institution_id, userid, profile, expires_at)
                        VALUES (:hash, :institution, :userid, :profile, :expiresAt)
                        """)
                .param("hash", tokenHash)
                .param("institution", visitor.institutionId())
                .param("userid", visitor.userid())
                .param("profile", visitor.profile())
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    Optional<Visitor> find(String tokenHash, Instant now) {
        return jdbc.sql(
                        """
                        SELECT institution_id, userid, profile FROM bank_session
                        WHERE token_hash = :hash AND expires_at > :now
                        """)
                .param("hash", tokenHash)
                .param("now", Timestamp.from(now))
                .query(
                        (row, number) ->
                                new Visitor(
                                        row.getString("institution_id"),
                                        row.getString("userid"),
                                        row.getString("profile"),
                                        null))
                .optional();
    }

    void delete(String tokenHash) {
        jdbc.sql("DELETE FROM bank_session WHERE token_hash = :hash")
                .param("hash", tokenHash)
                .update();
    }

    void deleteAllOf(String institutionId, String userid) {
        jdbc.sql(
                        """
                        DELETE FROM bank_session
                        WHERE institution_id = :institution AND userid = :userid
                        """)
                .param("institution", institutionId)
                .param("userid", userid)
                .update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM bank_session WHERE expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }
}
