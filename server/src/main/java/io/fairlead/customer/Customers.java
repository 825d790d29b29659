package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers of each partner. Another partner's customer does not exist, whoever asks. */
@Service
public class Customers {

    private static final int ID_LENGTH = 10;

    private final CustomerStore store;
    private final ConsumerStore consumers;
    private final ObjectProvider<CustomerData> data;
    private final Clock clock;

    Customers(
            CustomerStore store,
            ConsumerStore consumers,
            ObjectProvider<CustomerData> data,
            Clock clock) {
        this.store = store;
        this.consumers = consumers;
        this.data = data;
        this.clock = clock;
    }

    /** Enrols a customer under a new id. */
    @Transactional
    public EnrolmentOutcome enrol(PartnerId partner, CustomerProfile profile) {
        // An insert fails for a taken id too, by chance or because two calls sent one username.
        while (!store.isUsernameTaken(partner, profile.username())) {
            var customer = customer(new CustomerId(RandomId.digits(ID_LENGTH)), profile);
            if (store.insert(partner, customer)) {
                return new EnrolmentOutcome.Enrolled(customer);
            }
        }
        return new EnrolmentOutcome.UsernameTaken();
    }

    /** Enrols a customer under a given id; false when the id or the username is taken. */
    @Transactional
    public boolean register(PartnerId partner, CustomerId id, CustomerProfile profile) {
        return store.insert(partner, customer(id, profile));
    }

    @Transactional(readOnly = true)
    public boolean exists(PartnerId partner, CustomerId id) {
        return store.exists(partner, id);
    }

    /** As {@link #exists}, and nobody deletes the customer before the caller's transaction ends. */
    @Transactional
    public boolean existsAndStays(PartnerId partner, CustomerId id) {
        return store.existsAndStays(partner, id);
    }

    @Transactional(readOnly = true)
    public Optional<Customer> find(PartnerId partner, CustomerId id) {
        return store.find(partner, id);
    }

    @Transactional(readOnly = true)
    public CustomerPage list(PartnerId partner, CustomerQuery query) {
        var found = store.count(partner, query);
        var customers = store.list(partner, query);
        var last = query.start() - 1L + customers.size();
        return new CustomerPage(found, !customers.isEmpty() && last < found, customers);
    }

    /**
     * Changes a customer's names; null leaves one as it is.
     *
     * @return false when the partner has no such customer
     */
    @Transactional
    public boolean rename(
            PartnerId partner,
            CustomerId id,
            @Nullable String firstName,
            @Nullable String lastName) {
        return store.rename(partner, id, firstName, lastName, clock.instant());
    }

    /**
     * Deletes a customer, and what all modules keep of it, in the order of {@link
     * CustomerData.Part}. The consumer stays, as the owner of reports, but no longer belongs to the
     * customer's id.
     *
     * @return false when the partner has no such customer
     */
    @Transactional
    public boolean delete(PartnerId partner, CustomerId id) {
        if (!store.delete(partner, id)) {
            return false;
        }
        consumers.detach(partner, id);
        // Looked up only here, because the modules that keep these parts use customers themselves.
        data.stream()
                .sorted(Comparator.comparing(CustomerData::part))
                .forEach(kept -> kept.deleteAllOf(partner, id));
        return true;
    }

    private Customer customer(CustomerId id, CustomerProfile profile) {
        var now = clock.instant();
        return new Customer(id, profile, now, now);
    }
}
