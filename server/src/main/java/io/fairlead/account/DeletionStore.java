package io.fairlead.account;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was deleted when, and nothing more of it. */
@Repository
class DeletionStore {

    private final JdbcClient jdbc;

    DeletionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountKey account, Instant now) {
        insert(account.partner(), account.customer(), "account", account.id(), now);
    }

    void insert(LoginKey login, Instant now) {
        insert(login.partner(), login.customer(), "institution_login", login.login(), now);
    }

    void insert(PartnerId partner, CustomerId customer, Instant now) {
        insert(partner, customer, "customer", customer.value(), now);
    }

    private void insert(
            PartnerId partner, CustomerId customer, String kind, String id, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO deletion_audit (partner_id, deleted_at, kind, customer_id, id)
                        VALUES (:partner, :now, :kind, :customer, :id)
                        ON CONFLICT DO NOTHING
                        """)
                .param("partner", partner.value())
                .param("now", Timestamp.from(now))
                .param("kind", kind)
                .param("customer", customer.value())
                .param("id", id)
                .update();
    }
}
