package io.fairlead.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ConsumerStore {

    private static final JsonMapper BEFORE_SEALING =
            JsonMapper.builder().addMixIn(Secret.class, RevealedSecret.class).build();

    private static final String SELECT =
            """
            SELECT id, customer_id, pii_sealed, created_at FROM consumer WHERE partner_id = :partner
            """;

    private final JdbcClient jdbc;
    private final Sealer sealer;

    ConsumerStore(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** False when the customer has a consumer. */
    boolean insert(PartnerId partner, Consumer consumer) {
        return jdbc.sql(
                                """
                                INSERT INTO consumer (
                                    partner_id, id, customer_id, pii_sealed, created_at)
                                VALUES (:partner, :id, :customer, :pii, :createdAt)
                                ON CONFLICT (partner_id, customer_id) WHERE NOT detached DO NOTHING
                                """)
                        .param("partner", partner.value())
                        .param("id", consumer.id().value())
                        .param("customer", consumer.customer().value())
                        .param("pii", seal(consumer.id(), consumer.details()))
                        .param("createdAt", Timestamp.from(consumer.createdAt()))
                        .update()
                == 1;
    }

    Optional<Consumer> find(PartnerId partner, ConsumerId id) {
        return one(SELECT + "AND id = :id", partner, id.value());
    }

    /** As {@link #find}, and concurrent changes follow one another. */
    Optional<Consumer> lock(PartnerId partner, ConsumerId id) {
        return one(SELECT + "AND id = :id FOR UPDATE", partner, id.value());
    }

    Optional<Consumer> ofCustomer(PartnerId partner, CustomerId customer) {
        return one(SELECT + "AND customer_id = :id AND NOT detached", partner, customer.value());
    }

    void setDetails(PartnerId partner, ConsumerId id, ConsumerDetails details) {
        jdbc.sql("UPDATE consumer SET pii_sealed = :pii WHERE partner_id = :partner AND id = :id")
                .param("partner", partner.value())
                .param("id", id.value())
                .param("pii", seal(id, details))
                .update();
    }

    /** Should the customer's id ever be used again, this consumer is not its new owner's. */
    void detach(PartnerId partner, CustomerId customer) {
        jdbc.sql(
                        """
                        UPDATE consumer SET detached = true
                        WHERE partner_id = :partner AND customer_id = :customer AND NOT detached
                        """)
                .param("partner", partner.value())
                .param("customer", customer.value())
                .update();
    }

    private Optional<Consumer> one(String sql, PartnerId partner, String id) {
        return jdbc.sql(sql)
                .param("partner", partner.value())
                .param("id", id)
                .query((row, _) -> consumer(row))
                .optional();
    }

    private Consumer consumer(ResultSet row) throws SQLException {
        var id = new ConsumerId(row.getString("id"));
        return new Consumer(
                id,
                new CustomerId(row.getString("customer_id")),
                open(id, row.getBytes("pii_sealed")),
                row.getTimestamp("created_at").toInstant());
    }

    private byte[] seal(ConsumerId id, ConsumerDetails details) {
        return sealer.seal(BEFORE_SEALING.writeValueAsString(details), piiOf(id));
    }

    private ConsumerDetails open(ConsumerId id, byte[] sealed) {
        return BEFORE_SEALING.readValue(sealer.open(sealed, piiOf(id)), ConsumerDetails.class);
    }

    private static SealedPlace piiOf(ConsumerId id) {
        return new SealedPlace("consumer", "pii_sealed", id.value());
    }

    /** What is sealed holds secrets in clear; nothing else may write them. */
    private abstract static class RevealedSecret {

        @JsonCreator
        RevealedSecret(@SuppressWarnings("unused") String value) {}

        @JsonValue
        abstract String reveal();
    }
}
