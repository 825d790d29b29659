package io.finbank.oauth.signin;

import io.finbank.resource.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignInStore {

    private final JdbcClient jdbc;

    SignInStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String tokenHash, String requestHash, Visitor visitor, Instant expiresAt) {
        jdbc.sql(
                        """
                        INSERT INTO oauth_sign_in (
                            token_hash, request_hash, institution_id, userid, profile, expires_at)
                        VALUES (:hash, :request, :institution, :userid, :profile, :expiresAt)
                        """)
                .param("hash", tokenHash)
                .param("request", requestHash)
                .param("institution", visitor.institutionId())
                .param("userid", visitor.userid())
                .param("profile", visitor.profile())
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    Optional<Visitor> find(String tokenHash, Instant now) {
        return jdbc.sql(
                        """
                        SELECT institution_id, userid, profile FROM oauth_sign_in
                        WHERE token_hash = :hash AND expires_at > :now
                        """)
                .param("hash", tokenHash)
                .param("now", Timestamp.from(now))
                .query(SignInStore::visitor)
                .optional();
    }

    Optional<Visitor> find(String tokenHash, String requestHash, Instant now) {
        return jdbc.sql(
                        """
                        SELECT institution_id, userid, profile FROM oauth_sign_in
                        WHERE token_hash = :hash AND request_hash = :request AND expires_at > :now
                        """)
                .param("hash", tokenHash)
                .param("request", requestHash)
                .param("now", Timestamp.from(now))
                .query(SignInStore::visitor)
                .optional();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM oauth_sign_in WHERE expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Visitor visitor(ResultSet row, int number) throws SQLException {
        return new Visitor(
                row.getString("institution_id"),
                row.getString("userid"),
                row.getString("profile"),
                null);
    }
}
