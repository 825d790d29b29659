package io.fairlead.customer;

import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The consumers of each partner. Another partner's consumer does not exist, whoever asks. */
@Service
public class Consumers {

    private final ConsumerStore store;
    private final CustomerStore customers;
    private final Clock clock;

    Consumers(ConsumerStore store, CustomerStore customers, Clock clock) {
        this.store = store;
        this.customers = customers;
        this.clock = clock;
    }

    /** Makes the one consumer a customer can have. */
    @Transactional
    public ConsumerCreation create(
            PartnerId partner, CustomerId customer, ConsumerDetails details) {
        if (!customers.lockAgainstDeletion(partner, customer)) {
            return new ConsumerCreation.UnknownCustomer();
        }
        var id = new ConsumerId(RandomId.hex());
        var consumer = new Consumer(id, customer, details, clock.instant());
        return store.insert(partner, consumer)
                ? new ConsumerCreation.Created(consumer)
                : new ConsumerCreation.AlreadyExists();
    }

    @Transactional(readOnly = true)
    public ConsumerLookup ofCustomer(PartnerId partner, CustomerId customer) {
        if (!customers.exists(partner, customer)) {
            return new ConsumerLookup.UnknownCustomer();
        }
        return store.ofCustomer(partner, customer)
                .<ConsumerLookup>map(ConsumerLookup.Found::new)
                .orElseGet(ConsumerLookup.NoConsumer::new);
    }

    public Optional<Consumer> find(PartnerId partner, ConsumerId id) {
        return store.find(partner, id);
    }

    /**
     * Changes the details that are given.
     *
     * @return false when the partner has no such consumer
     */
    @Transactional
    public boolean update(PartnerId partner, ConsumerId id, ConsumerDetails changes) {
        var consumer = store.lock(partner, id);
        consumer.ifPresent(before -> store.setDetails(partner, id, before.details().with(changes)));
        return consumer.isPresent();
    }
}
