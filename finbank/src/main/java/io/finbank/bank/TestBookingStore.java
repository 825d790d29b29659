package io.finbank.bank;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TestBookingStore {

    private final JdbcClient jdbc;

    TestBookingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Account account, Booking booking) {
        jdbc.sql(
                        """
                        INSERT INTO test_transaction (
                            id, account_id, amount, description, made_on, posted_on)
                        VALUES (:id, :account, :amount, :description, :madeOn, :postedOn)
                        """)
                .param("id", booking.id())
                .param("account", account.id())
                .param("amount", booking.amount())
                .param("description", booking.description())
                .param("madeOn", booking.date())
                .param("postedOn", booking.posted())
                .update();
    }

    /** Those made within these days, both included, the latest first. */
    List<Booking> findMade(Account account, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        SELECT id, amount, description, made_on, posted_on FROM test_transaction
                        WHERE account_id = :account AND made_on BETWEEN :from AND :to
                        ORDER BY made_on DESC, position DESC
                        """)
                .param("account", account.id())
                .param("from", from)
                .param("to", to)
                .query(TestBookingStore::booking)
                .list();
    }

    /** What those that are posted until this day add up to. */
    BigDecimal sumPosted(Account account, LocalDate until) {
        return jdbc.sql(
                        """
                        SELECT coalesce(sum(amount), 0) FROM test_transaction
                        WHERE account_id = :account AND posted_on <= :until
                        """)
                .param("account", account.id())
                .param("until", until)
                .query(BigDecimal.class)
                .single();
    }

    private static Booking booking(ResultSet row, int number) throws SQLException {
        var amount = row.getBigDecimal("amount");
        return new Booking(
                row.getString("id"),
                amount,
                row.getObject("made_on", LocalDate.class),
                row.getObject("posted_on", LocalDate.class),
                row.getString("description"),
                null,
                amount.signum() < 0 ? "debit" : "credit",
                null,
                null,
                "Uncategorized",
                null);
    }
}
