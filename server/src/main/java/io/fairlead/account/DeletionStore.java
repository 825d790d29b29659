package io.fairlead.account;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import org.springframework.stereotype.Repository;

/** What was deleted when, and nothing more of it. */
@Repository
class DeletionStore {

    private final Sql sql;

    DeletionStore(Sql sql) {
        this.sql = sql;
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
        sql.of(
                        """
                        INSERT INTO deletion_audit (partner_id, deleted_at, kind, customer_id, id)
                        VALUES (:partner, :now, :kind, :customer, :id)
                        ON CONFLICT DO NOTHING
                        """)
                .with("partner", partner)
                .with("now", now)
                .with("kind", kind)
                .with("customer", customer)
                .with("id", id)
                .update();
    }
}
