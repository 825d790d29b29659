package io.fairlead.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.Id;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.Row;
import io.fairlead.shared.database.Sql;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.util.Optional;
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

    private final Sql sql;
    private final Sealer sealer;

    ConsumerStore(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** False when the customer has a consumer. */
    boolean insert(PartnerId partner, Consumer consumer) {
        return sql.of(
                        """
                                INSERT INTO consumer (
                                    partner_id, id, customer_id, pii_sealed, created_at)
                                VALUES (:partner, :id, :customer, :pii, :createdAt)
                                ON CONFLICT (partner_id, customer_id) WHERE NOT detached DO NOTHING
                                """)
                .with("partner", partner)
                .with("id", consumer.id())
                .with("customer", consumer.customer())
                .with("pii", seal(consumer.id(), consumer.details()))
                .with("createdAt", consumer.createdAt())
                .changesRow();
    }

    Optional<Consumer> find(PartnerId partner, ConsumerId id) {
        return one(SELECT + "AND id = :id", partner, id);
    }

    /** As {@link #find}, and concurrent changes follow one another. */
    Optional<Consumer> lock(PartnerId partner, ConsumerId id) {
        return one(SELECT + "AND id = :id FOR UPDATE", partner, id);
    }

    Optional<Consumer> ofCustomer(PartnerId partner, CustomerId customer) {
        return one(SELECT + "AND customer_id = :id AND NOT detached", partner, customer);
    }

    void setDetails(PartnerId partner, ConsumerId id, ConsumerDetails details) {
        sql.of("UPDATE consumer SET pii_sealed = :pii WHERE partner_id = :partner AND id = :id")
                .with("partner", partner)
                .with("id", id)
                .with("pii", seal(id, details))
                .update();
    }

    /** Should the customer's id ever be used again, this consumer is not its new owner's. */
    void detach(PartnerId partner, CustomerId customer) {
        sql.of(
                        """
                        UPDATE consumer SET detached = true
                        WHERE partner_id = :partner AND customer_id = :customer AND NOT detached
                        """)
                .with("partner", partner)
                .with("customer", customer)
                .update();
    }

    private Optional<Consumer> one(String text, PartnerId partner, Id<String> id) {
        return sql.of(text).with("partner", partner).with("id", id).optional(this::consumer);
    }

    private Consumer consumer(Row row) {
        var id = row.consumer("id");
        return new Consumer(
                id,
                row.customer("customer_id"),
                open(id, row.bytes("pii_sealed")),
                row.instant("created_at"));
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
