package io.fairlead.account.refresh;

import io.fairlead.account.refresh.TransactionRefresh.Mode;
import io.fairlead.account.refresh.TransactionRefresh.Part;
import io.fairlead.account.refresh.TransactionRefresh.Status;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.spi.DateRange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class TransactionRefreshStore {

    private final Sql sql;

    TransactionRefreshStore(Sql sql) {
        this.sql = sql;
    }

    void insert(TransactionRefresh refresh) {
        of(
                        """
                        INSERT INTO transaction_refresh (
                            partner_id, customer_id, id, institution_login_id, mode, from_day,
                            to_day, status, created_at)
                        VALUES (:partner, :customer, :id, :login, :mode, :from, :to, 'NEW', :now)
                        """,
                        refresh.partner(),
                        refresh.customer(),
                        refresh.id())
                .with("login", refresh.login())
                .with("mode", refresh.mode())
                .with("from", refresh.range().from())
                .with("to", refresh.range().to())
                .with("now", refresh.createdAt())
                .update();
        for (var position = 0; position < refresh.parts().size(); position++) {
            insert(refresh, refresh.parts().get(position), position);
        }
    }

    private void insert(TransactionRefresh refresh, Part part, int position) {
        of(
                        """
                        INSERT INTO transaction_refresh_account (
                            partner_id, customer_id, refresh_id, account_id, position)
                        VALUES (:partner, :customer, :id, :account, :position)
                        """,
                        refresh.partner(),
                        refresh.customer(),
                        refresh.id())
                .with("account", part.accountId())
                .with("position", position)
                .update();
    }

    Optional<TransactionRefresh> find(PartnerId partner, CustomerId customer, UUID id) {
        return of(
                        """
                        SELECT * FROM transaction_refresh
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        partner,
                        customer,
                        id)
                .optional(this::read);
    }

    void begin(TransactionRefresh refresh) {
        setStatus(refresh, Status.IN_PROGRESS);
    }

    void endPart(TransactionRefresh refresh, String account, int statusCode) {
        of(
                        """
                        UPDATE transaction_refresh_account SET status_code = :code
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND refresh_id = :id AND account_id = :account
                        """,
                        refresh.partner(),
                        refresh.customer(),
                        refresh.id())
                .with("account", account)
                .with("code", statusCode)
                .update();
    }

    void end(TransactionRefresh refresh, Status status) {
        setStatus(refresh, status);
    }

    private void setStatus(TransactionRefresh refresh, Status status) {
        of(
                        """
                        UPDATE transaction_refresh SET status = :status
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        refresh.partner(),
                        refresh.customer(),
                        refresh.id())
                .with("status", status)
                .update();
    }

    void deleteAll(PartnerId partner, CustomerId customer) {
        sql.of(
                        """
                        DELETE FROM transaction_refresh
                        WHERE partner_id = :partner AND customer_id = :customer
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }

    private List<Part> parts(PartnerId partner, CustomerId customer, UUID id) {
        return of(
                        """
                        SELECT account_id, status_code FROM transaction_refresh_account
                        WHERE partner_id = :partner AND customer_id = :customer
                          AND refresh_id = :id
                        ORDER BY position
                        """,
                        partner,
                        customer,
                        id)
                .list(row -> new Part(row.text("account_id"), row.integerOrNull("status_code")));
    }

    private TransactionRefresh read(Row row) {
        var partner = row.partner("partner_id");
        var customer = row.customer("customer_id");
        var id = row.uuid("id");
        return new TransactionRefresh(
                partner,
                customer,
                id,
                row.textOrNull("institution_login_id"),
                row.stored("mode", Mode.class),
                new DateRange(row.date("from_day"), row.date("to_day")),
                row.stored("status", Status.class),
                row.instant("created_at"),
                parts(partner, customer, id));
    }

    private Sql.Statement of(String text, PartnerId partner, CustomerId customer, UUID id) {
        return sql.of(text).with("partner", partner).with("customer", customer).with("id", id);
    }
}
