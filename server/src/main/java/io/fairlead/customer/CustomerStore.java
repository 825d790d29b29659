package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerStore {

    private static final String COLUMNS =
            """
            id, type, username, first_name, last_name, phone, email, application_id, created_at,
            modified_at
            """;

    private static final String MATCHING =
            """
            FROM customer
            WHERE partner_id = :partner
              AND (:username::text IS NULL OR lower(username) = lower(:username))
              AND (:type::text IS NULL OR type = :type)
              AND (:search::text IS NULL
                   OR strpos(lower(username), lower(:search)) > 0
                   OR strpos(lower(concat_ws(' ', first_name, last_name, first_name)),
                             lower(:search)) > 0)
            """;

    private final JdbcClient jdbc;

    CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id or the username is taken. */
    boolean insert(PartnerId partner, Customer customer) {
        var profile = customer.profile();
        return jdbc.sql(
                                """
                                INSERT INTO customer (
                                    partner_id, id, type, username, first_name, last_name, phone,
                                    email, application_id, created_at, modified_at)
                                VALUES (
                                    :partner, :id, :type, :username, :firstName, :lastName, :phone,
                                    :email, :applicationId, :createdAt, :modifiedAt)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("partner", partner.value())
                        .param("id", customer.id().value())
                        .param("type", stored(profile.type()))
                        .param("username", profile.username())
                        .param("firstName", profile.firstName())
                        .param("lastName", profile.lastName())
                        .param("phone", profile.phone())
                        .param("email", profile.email())
                        .param("applicationId", profile.applicationId())
                        .param("createdAt", Timestamp.from(customer.createdAt()))
                        .param("modifiedAt", Timestamp.from(customer.modifiedAt()))
                        .update()
                == 1;
    }

    boolean isUsernameTaken(PartnerId partner, String username) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM customer
                            WHERE partner_id = :partner AND lower(username) = lower(:username))
                        """)
                .param("partner", partner.value())
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    boolean exists(PartnerId partner, CustomerId id) {
        return found(
                "SELECT 1 FROM customer WHERE partner_id = :partner AND id = :id", partner, id);
    }

    /** As {@link #exists}, and nobody deletes the customer before the transaction ends. */
    boolean existsAndStays(PartnerId partner, CustomerId id) {
        return found(
                """
                SELECT 1 FROM customer WHERE partner_id = :partner AND id = :id FOR KEY SHARE
                """,
                partner,
                id);
    }

    Optional<Customer> find(PartnerId partner, CustomerId id) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM customer WHERE partner_id = :partner AND id = :id")
                .param("partner", partner.value())
                .param("id", id.value())
                .query((row, _) -> customer(row))
                .optional();
    }

    long count(PartnerId partner, CustomerQuery query) {
        return matching("SELECT count(*) " + MATCHING, partner, query).query(Long.class).single();
    }

    List<Customer> list(PartnerId partner, CustomerQuery query) {
        return matching(
                        "SELECT "
                                + COLUMNS
                                + MATCHING
                                + "ORDER BY created_at, id LIMIT :limit OFFSET :start - 1",
                        partner,
                        query)
                .param("limit", query.limit())
                .param("start", query.start())
                .query((row, _) -> customer(row))
                .list();
    }

    /** Changes the names that are given; false when there is no such customer. */
    boolean rename(
            PartnerId partner,
            CustomerId id,
            @Nullable String firstName,
            @Nullable String lastName,
            Instant modifiedAt) {
        return jdbc.sql(
                                """
                                UPDATE customer
                                SET first_name = coalesce(:firstName, first_name),
                                    last_name = coalesce(:lastName, last_name),
                                    modified_at = :modifiedAt
                                WHERE partner_id = :partner AND id = :id
                                """)
                        .param("partner", partner.value())
                        .param("id", id.value())
                        .param("firstName", firstName)
                        .param("lastName", lastName)
                        .param("modifiedAt", Timestamp.from(modifiedAt))
                        .update()
                == 1;
    }

    boolean delete(PartnerId partner, CustomerId id) {
        return jdbc.sql("DELETE FROM customer WHERE partner_id = :partner AND id = :id")
                        .param("partner", partner.value())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private boolean found(String sql, PartnerId partner, CustomerId id) {
        return jdbc.sql(sql)
                .param("partner", partner.value())
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private JdbcClient.StatementSpec matching(String sql, PartnerId partner, CustomerQuery query) {
        return jdbc.sql(sql)
                .param("partner", partner.value())
                .param("search", query.search())
                .param("username", query.username())
                .param("type", query.type() == null ? null : stored(query.type()));
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                new CustomerId(row.getString("id")),
                new NewCustomer(
                        type(row.getString("type")),
                        row.getString("username"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("phone"),
                        row.getString("email"),
                        row.getString("application_id")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("modified_at").toInstant());
    }

    private static String stored(CustomerType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static CustomerType type(String stored) {
        return CustomerType.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
