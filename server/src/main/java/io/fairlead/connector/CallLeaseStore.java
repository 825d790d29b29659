package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Columns;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.work.LeaseTable;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Repository;

/** The leases of logins that one call at a time holds. */
@Repository
class CallLeaseStore implements LeaseTable<LoginKey> {

    private final Sql sql;

    CallLeaseStore(Sql sql) {
        this.sql = sql;
    }

    /** Claims the login, unless a heartbeat has come since. */
    boolean claim(LoginKey key, Instant now, Instant heartbeatBefore) {
        return of(
                        """
                        INSERT INTO call_lease AS lease (
                            partner_id, customer_id, login_id, heartbeat_at)
                        VALUES (:partner, :customer, :login, :now)
                        ON CONFLICT (partner_id, customer_id, login_id)
                        DO UPDATE SET heartbeat_at = :now
                        WHERE lease.heartbeat_at < :heartbeatBefore
                        """,
                        key)
                .with("now", now)
                .with("heartbeatBefore", heartbeatBefore)
                .changesRow();
    }

    @Override
    public void heartbeat(Collection<LoginKey> keys, Instant now) {
        sql.of(
                        """
                        UPDATE call_lease AS lease SET heartbeat_at = :now
                        FROM unnest(:partners::text[], :customers::text[], :logins::text[])
                             AS held (partner_id, customer_id, login_id)
                        WHERE lease.partner_id = held.partner_id
                          AND lease.customer_id = held.customer_id
                          AND lease.login_id = held.login_id
                        """)
                .with("now", now)
                .with(
                        Columns.of(keys)
                                .texts("partners", LoginKey::partner)
                                .texts("customers", LoginKey::customer)
                                .texts("logins", LoginKey::login))
                .update();
    }

    @Override
    public void release(LoginKey key) {
        of(
                        """
                        DELETE FROM call_lease
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND login_id = :login
                        """,
                        key)
                .update();
    }

    /** Deletes what nodes that have died have left of a customer. */
    void deleteAll(PartnerId partner, CustomerId customer) {
        sql.of("DELETE FROM call_lease WHERE partner_id = :partner AND customer_id = :customer")
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }

    private Sql.Statement of(String text, LoginKey key) {
        return sql.of(text)
                .with("partner", key.partner())
                .with("customer", key.customer())
                .with("login", key.login());
    }
}
