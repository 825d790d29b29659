package io.fairlead.account;

import io.fairlead.account.TransactionRefresh.Mode;
import io.fairlead.account.TransactionRefresh.Part;
import io.fairlead.account.TransactionRefresh.Status;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.DateRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TransactionRefreshStore {

    private final JdbcClient jdbc;

    TransactionRefreshStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                .param("login", refresh.login())
                .param("mode", refresh.mode().name().toLowerCase(Locale.ROOT))
                .param("from", refresh.range().from())
                .param("to", refresh.range().to())
                .param("now", Timestamp.from(refresh.createdAt()))
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
                .param("account", part.accountId())
                .param("position", position)
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
                .query((row, _) -> read(row))
                .optional();
    }

    /** The oldest ones that nobody works on, which from now on this caller does. */
    List<TransactionRefresh> claim(Instant now, Instant silentSince, int atMost) {
        return jdbc.sql(
                        """
                        UPDATE transaction_refresh SET status = 'IN_PROGRESS', claimed_at = :now
                        WHERE (partner_id, customer_id, id) IN (
                            SELECT partner_id, customer_id, id FROM transaction_refresh
                            WHERE status = 'NEW' OR status = 'IN_PROGRESS' AND claimed_at < :silentSince
                            ORDER BY created_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", Timestamp.from(now))
                .param("silentSince", Timestamp.from(silentSince))
                .param("atMost", atMost)
                .query((row, _) -> read(row))
                .list();
    }

    /** The caller still works on it. */
    void keep(TransactionRefresh refresh, Instant now) {
        of(
                        """
                        UPDATE transaction_refresh SET claimed_at = :now
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND status = 'IN_PROGRESS'
                        """,
                        refresh.partner(),
                        refresh.customer(),
                        refresh.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Nobody works on it any more. */
    void handBack(TransactionRefresh refresh) {
        of(
                        """
                        UPDATE transaction_refresh SET status = 'NEW', claimed_at = NULL
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        refresh.partner(),
                        refresh.customer(),
                        refresh.id())
                .update();
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
                .param("account", account)
                .param("code", statusCode)
                .update();
    }

    void end(TransactionRefresh refresh, Status status) {
        of(
                        """
                        UPDATE transaction_refresh SET status = :status
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                        """,
                        refresh.partner(),
                        refresh.customer(),
                        refresh.id())
                .param("status", status.name())
                .update();
    }

    void deleteAll(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        """
                        DELETE FROM transaction_refresh
                        WHERE partner_id = :partner AND customer_id = :customer
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
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
                .query((row, _) -> new Part(row.getString(1), row.getObject(2, Integer.class)))
                .list();
    }

    private TransactionRefresh read(ResultSet row) throws SQLException {
        var partner = new PartnerId(row.getString("partner_id"));
        var customer = new CustomerId(row.getString("customer_id"));
        var id = row.getObject("id", UUID.class);
        return new TransactionRefresh(
                partner,
                customer,
                id,
                row.getString("institution_login_id"),
                Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                new DateRange(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("created_at").toInstant(),
                parts(partner, customer, id));
    }

    private JdbcClient.StatementSpec of(
            String sql, PartnerId partner, CustomerId customer, UUID id) {
        return jdbc.sql(sql)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("id", id);
    }
}
