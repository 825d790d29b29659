package io.fairlead.account;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<InstitutionLogin> loginWithAccounts(
            PartnerId partner, CustomerId customer, String id) {
        return jdbc.sql(
                        """
                        SELECT id, institution_id, aggregation_status_code
                        FROM institution_login login
                        WHERE partner_id = :partner AND customer_id = :customer AND id = :id
                          AND EXISTS (SELECT 1 FROM account
                                      WHERE account.partner_id = login.partner_id
                                        AND account.customer_id = login.customer_id
                                        AND account.institution_login_id = login.id)
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("id", id)
                .query(
                        (row, _) ->
                                new InstitutionLogin(
                                        row.getString(1), row.getString(2), row.getInt(3)))
                .optional();
    }

    void insert(PartnerId partner, CustomerId customer, InstitutionLogin login, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO institution_login (partner_id, customer_id, id, institution_id,
                                                       aggregation_status_code, created_at)
                        VALUES (:partner, :customer, :id, :institution, :status, :now)
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("id", login.id())
                .param("institution", login.institutionId())
                .param("status", login.aggregationStatusCode())
                .param("now", Timestamp.from(now))
                .update();
    }

    void insert(
            PartnerId partner,
            CustomerId customer,
            InstitutionLogin login,
            Account account,
            Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO account (partner_id, customer_id, id, institution_login_id,
                                             name, number, type, balance, currency, created_at)
                        VALUES (:partner, :customer, :id, :login,
                                :name, :number, :type, :balance, :currency, :now)
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .param("id", account.id())
                .param("login", login.id())
                .param("name", account.name())
                .param("number", account.number())
                .param("type", account.type())
                .param("balance", account.balance())
                .param("currency", account.currency())
                .param("now", Timestamp.from(now))
                .update();
    }

    void deleteAllOf(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        "DELETE FROM institution_login WHERE partner_id = :partner AND customer_id = :customer")
                .param("partner", partner.value())
                .param("customer", customer.value())
                .update();
    }
}
