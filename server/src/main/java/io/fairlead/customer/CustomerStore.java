package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private final Sql sql;

    CustomerStore(Sql sql) {
        this.sql = sql;
    }

    /** False when the id or the username is taken. */
    /** How many customers the partner has. */
    long countAll(PartnerId partner) {
        return sql.of("SELECT count(*) FROM customer WHERE partner_id = :partner")
                .with("partner", partner)
                .single(Long.class);
    }

    boolean insert(PartnerId partner, Customer customer) {
        var profile = customer.profile();
        return sql.of(
                        """
                                INSERT INTO customer (
                                    partner_id, id, type, username, first_name, last_name, phone,
                                    email, application_id, created_at, modified_at)
                                VALUES (
                                    :partner, :id, :type, :username, :firstName, :lastName, :phone,
                                    :email, :applicationId, :createdAt, :modifiedAt)
                                ON CONFLICT DO NOTHING
                                """)
                .with("partner", partner)
                .with("id", customer.id())
                .with("type", profile.type())
                .with("username", profile.username())
                .with("firstName", profile.firstName())
                .with("lastName", profile.lastName())
                .with("phone", profile.phone())
                .with("email", profile.email())
                .with("applicationId", profile.applicationId())
                .with("createdAt", customer.createdAt())
                .with("modifiedAt", customer.modifiedAt())
                .changesRow();
    }

    boolean isUsernameTaken(PartnerId partner, String username) {
        return sql.of(
                        """
                        SELECT EXISTS (
                            SELECT FROM customer
                            WHERE partner_id = :partner AND lower(username) = lower(:username))
                        """)
                .with("partner", partner)
                .with("username", username)
                .single(Boolean.class);
    }

    boolean exists(PartnerId partner, CustomerId id) {
        return found(
                "SELECT 1 FROM customer WHERE partner_id = :partner AND id = :id", partner, id);
    }

    /** As {@link #exists}, and nobody deletes the customer before the transaction ends. */
    boolean lockAgainstDeletion(PartnerId partner, CustomerId id) {
        return found(
                """
                SELECT 1 FROM customer WHERE partner_id = :partner AND id = :id FOR KEY SHARE
                """,
                partner,
                id);
    }

    /** The same, for one transaction at a time. */
    boolean lockAgainstChanges(PartnerId partner, CustomerId id) {
        return found(
                """
                SELECT 1 FROM customer
                WHERE partner_id = :partner AND id = :id FOR NO KEY UPDATE
                """,
                partner,
                id);
    }

    /** The same, while nobody holds one of the other locks. */
    boolean lockAgainstEverything(PartnerId partner, CustomerId id) {
        return found(
                """
                SELECT 1 FROM customer WHERE partner_id = :partner AND id = :id FOR UPDATE
                """,
                partner,
                id);
    }

    Optional<Customer> find(PartnerId partner, CustomerId id) {
        return sql.of(
                        "SELECT "
                                + COLUMNS
                                + " FROM customer WHERE partner_id = :partner AND id = :id")
                .with("partner", partner)
                .with("id", id)
                .optional(CustomerStore::customer);
    }

    long count(PartnerId partner, CustomerQuery query) {
        return matching("SELECT count(*) " + MATCHING, partner, query).single(Long.class);
    }

    List<Customer> list(PartnerId partner, CustomerQuery query) {
        return matching(
                        "SELECT "
                                + COLUMNS
                                + MATCHING
                                + "ORDER BY created_at, id LIMIT :limit OFFSET :start - 1",
                        partner,
                        query)
                .with("limit", query.limit())
                .with("start", query.start())
                .list(CustomerStore::customer);
    }

    /** Changes the names that are given; false when there is no such customer. */
    boolean rename(
            PartnerId partner,
            CustomerId id,
            @Nullable String firstName,
            @Nullable String lastName,
            Instant modifiedAt) {
        return sql.of(
                        """
                                UPDATE customer
                                SET first_name = coalesce(:firstName, first_name),
                                    last_name = coalesce(:lastName, last_name),
                                    modified_at = :modifiedAt
                                WHERE partner_id = :partner AND id = :id
                                """)
                .with("partner", partner)
                .with("id", id)
                .with("firstName", firstName)
                .with("lastName", lastName)
                .with("modifiedAt", modifiedAt)
                .changesRow();
    }

    boolean delete(PartnerId partner, CustomerId id) {
        return sql.of("DELETE FROM customer WHERE partner_id = :partner AND id = :id")
                .with("partner", partner)
                .with("id", id)
                .changesRow();
    }

    private boolean found(String text, PartnerId partner, CustomerId id) {
        return sql.of(text).with("partner", partner).with("id", id).hasRow();
    }

    private Sql.Statement matching(String text, PartnerId partner, CustomerQuery query) {
        return sql.of(text)
                .with("partner", partner)
                .with("search", query.search())
                .with("username", query.username())
                .with("type", query.type());
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.customer("id"),
                new CustomerProfile(
                        row.stored("type", CustomerType.class),
                        row.text("username"),
                        row.textOrNull("first_name"),
                        row.textOrNull("last_name"),
                        row.textOrNull("phone"),
                        row.textOrNull("email"),
                        row.textOrNull("application_id")),
                row.instant("created_at"),
                row.instant("modified_at"));
    }
}
