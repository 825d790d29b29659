package io.finbank.oauth.grant;

import io.finbank.oauth.grant.StoredToken.Kind;
import io.finbank.resource.Visitor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GrantStore {

    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StoredGrant grant, Instant now) {
        @Nullable Visitor visitor = grant.visitor();
        jdbc.sql(
                        """
                        INSERT INTO oauth_grant (
                            id, revision, request, institution_id, userid, profile, created_at)
                        VALUES (:id, :revision, :request, :institution, :userid, :profile, :now)
                        """)
                .param("id", grant.id())
                .param("revision", grant.revision())
                .param("request", grant.request())
                .param("institution", visitor == null ? null : visitor.institutionId())
                .param("userid", visitor == null ? null : visitor.userid())
                .param("profile", visitor == null ? null : visitor.profile())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Counts a change; false when somebody else has changed the grant since this revision. */
    boolean advance(String id, long revision) {
        return jdbc.sql(
                                """
                                UPDATE oauth_grant SET revision = revision + 1
                                WHERE id = :id AND revision = :revision
                                """)
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    void consent(String id, Consent consent) {
        jdbc.sql(
                        """
                        UPDATE oauth_grant
                        SET accounts = :accounts, consented_at = :grantedAt,
                            consent_ends_at = :expiresAt
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("accounts", consent.accounts().toArray(String[]::new))
                .param("grantedAt", Timestamp.from(consent.grantedAt()))
                .param("expiresAt", Timestamp.from(consent.expiresAt()))
                .update();
    }

    Optional<StoredGrant> find(String id) {
        return jdbc.sql("SELECT * FROM oauth_grant WHERE id = :id")
                .param("id", id)
                .query(GrantStore::grant)
                .optional();
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM oauth_grant WHERE id = :id").param("id", id).update();
    }

    /** Deletes what nobody consented to for so long that nobody will. */
    void deleteAbandoned(Instant createdBefore) {
        jdbc.sql("DELETE FROM oauth_grant WHERE consented_at IS NULL AND created_at < :before")
                .param("before", Timestamp.from(createdBefore))
                .update();
    }

    void put(StoredToken token) {
        jdbc.sql(
                        """
                        MERGE INTO oauth_token AS t
                        USING (VALUES (CAST(:hash AS varchar), CAST(:active AS boolean)))
                            AS n (token_hash, active)
                        ON t.token_hash = n.token_hash
                        WHEN MATCHED THEN UPDATE SET active = n.active
                        WHEN NOT MATCHED THEN INSERT (
                            token_hash, grant_id, kind, issued_at, expires_at, active)
                        VALUES (
                            n.token_hash, :grant, :kind, :issuedAt, :expiresAt, n.active)
                        """)
                .param("hash", token.hash())
                .param("grant", token.grantId())
                .param("kind", token.kind().name())
                .param("issuedAt", Timestamp.from(token.issuedAt()))
                .param(
                        "expiresAt",
                        token.expiresAt() == null ? null : Timestamp.from(token.expiresAt()))
                .param("active", token.active())
                .update();
    }

    void endTokens(String grantId) {
        jdbc.sql("UPDATE oauth_token SET active = FALSE WHERE grant_id = :grant")
                .param("grant", grantId)
                .update();
    }

    Optional<StoredToken> findToken(String hash, Set<Kind> kinds) {
        return jdbc.sql(
                        """
                        SELECT * FROM oauth_token WHERE token_hash = :hash AND kind IN (:kinds)
                        """)
                .param("hash", hash)
                .param("kinds", kinds.stream().map(Kind::name).toList())
                .query(GrantStore::token)
                .optional();
    }

    /** The tokens of a grant, in the order in which they were issued. */
    List<StoredToken> findTokens(String grantId) {
        return jdbc.sql("SELECT * FROM oauth_token WHERE grant_id = :grant ORDER BY position")
                .param("grant", grantId)
                .query(GrantStore::token)
                .list();
    }

    private static StoredToken token(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp expiresAt = row.getTimestamp("expires_at");
        return new StoredToken(
                row.getString("token_hash"),
                row.getString("grant_id"),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("issued_at").toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getBoolean("active"));
    }

    private static StoredGrant grant(ResultSet row, int number) throws SQLException {
        return new StoredGrant(
                row.getString("id"),
                row.getLong("revision"),
                row.getString("request"),
                visitor(row),
                consent(row));
    }

    private static @Nullable Visitor visitor(ResultSet row) throws SQLException {
        @Nullable String userid = row.getString("userid");
        @Nullable Array accounts = row.getArray("accounts");
        return userid == null
                ? null
                : new Visitor(
                        row.getString("institution_id"),
                        userid,
                        row.getString("profile"),
                        accounts == null ? Set.of() : Set.copyOf(texts(accounts)));
    }

    private static @Nullable Consent consent(ResultSet row) throws SQLException {
        @Nullable Array accounts = row.getArray("accounts");
        return accounts == null
                ? null
                : new Consent(
                        row.getTimestamp("consented_at").toInstant(),
                        row.getTimestamp("consent_ends_at").toInstant(),
                        texts(accounts));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }
}
