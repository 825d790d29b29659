package io.fairlead.account.aggregation;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.work.LeaseTable;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Repository;

/** The leases of reading institution logins, which are columns of the logins. */
@Repository
class LoginLeaseStore implements LeaseTable<LoginKey> {

    private final Sql sql;

    LoginLeaseStore(Sql sql) {
        this.sql = sql;
    }

    /** Claims the lease of reading the login's accounts, unless a heartbeat has come since. */
    boolean claim(LoginKey key, Instant now, Instant heartbeatBefore) {
        return of(
                        """
                        UPDATE institution_login SET heartbeat_at = :now
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND (heartbeat_at IS NULL OR heartbeat_at < :heartbeatBefore)
                        """,
                        key)
                .with("now", now)
                .with("heartbeatBefore", heartbeatBefore)
                .changesRow();
    }

    /** Passes over those that somebody has locked: the next heartbeat comes soon. */
    @Override
    public void heartbeat(Collection<LoginKey> keys, Instant now) {
        sql.of(
                        """
                        WITH free AS MATERIALIZED (
                            SELECT login.partner_id, login.customer_id, login.id
                            FROM institution_login AS login
                            JOIN unnest(:partners::text[], :customers::text[], :ids::text[])
                                 AS held (partner_id, customer_id, id)
                              USING (partner_id, customer_id, id)
                            FOR NO KEY UPDATE OF login SKIP LOCKED
                        )
                        UPDATE institution_login AS login SET heartbeat_at = :now
                        FROM free
                        WHERE login.partner_id = free.partner_id
                          AND login.customer_id = free.customer_id
                          AND login.id = free.id AND heartbeat_at IS NOT NULL
                        """)
                .with("now", now)
                .with(
                        Columns.of(keys)
                                .texts("partners", LoginKey::partner)
                                .texts("customers", LoginKey::customer)
                                .texts("ids", LoginKey::login))
                .update();
    }

    @Override
    public void release(LoginKey key) {
        of(
                        """
                        UPDATE institution_login SET heartbeat_at = NULL
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        key)
                .update();
    }

    /** Whether somebody holds the lease. */
    boolean isLeased(LoginKey key, Instant heartbeatBefore) {
        return of(
                        """
                        SELECT EXISTS (SELECT FROM institution_login
                                       WHERE partner_id = :partner AND customer_id = :customer
                                         AND id = :id AND heartbeat_at >= :heartbeatBefore)
                        """,
                        key)
                .with("heartbeatBefore", heartbeatBefore)
                .single(Boolean.class);
    }

    boolean exists(LoginKey key) {
        return of(
                        """
                        SELECT EXISTS (SELECT FROM institution_login
                                       WHERE partner_id = :partner AND customer_id = :customer
                                         AND id = :id)
                        """,
                        key)
                .single(Boolean.class);
    }

    private Sql.Statement of(String text, LoginKey key) {
        return sql.of(text)
                .with("partner", key.partner())
                .with("customer", key.customer())
                .with("id", key.login());
    }
}
