package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.limit.Quota;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The customers of each partner. Another partner's customer does not exist, whoever asks. */
@Service
public class Customers {

    private static final int ID_LENGTH = 10;
    private static final Duration FULL_FOR = Duration.ofHours(1);

    private final CustomerStore store;
    private final ConsumerStore consumers;
    private final ObjectProvider<CustomerData> data;
    private final CustomerLock lock;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Quota<PartnerId> quota;

    Customers(
            CustomerStore store,
            ConsumerStore consumers,
            ObjectProvider<CustomerData> data,
            CustomerLock lock,
            TransactionOperations transactions,
            CustomerProperties properties,
            Clock clock) {
        this.store = store;
        this.consumers = consumers;
        this.data = data;
        this.lock = lock;
        this.transactions = transactions;
        this.clock = clock;
        this.quota = new Quota<>("customers", properties.perPartner(), FULL_FOR, store::countAll);
    }

    /** Enrols a customer under a new id. */
    @Transactional
    public EnrolmentOutcome enrol(PartnerId partner, CustomerProfile profile) {
        quota.take(partner);
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

    public boolean exists(PartnerId partner, CustomerId id) {
        return store.exists(partner, id);
    }

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
    public boolean delete(PartnerId partner, CustomerId id) {
        var deletion = new Deletion(partner, id, parts());
        Optional<Boolean> deleted;
        do {
            var others = deletion.sharedWith();
            deleted = transactions.execute(_ -> tryTo(deletion, others));
        } while (deleted.isEmpty());
        return deleted.get();
    }

    /**
     * @param others whom the deletion touches, too, as far as was known before it locked anything
     * @return none when there are more of them: then they must be locked in order once more
     */
    private Optional<Boolean> tryTo(Deletion deletion, Set<CustomerId> others) {
        if (!lock.delete(deletion.partner(), deletion.customer(), others)) {
            return Optional.of(false);
        }
        if (!others.containsAll(deletion.sharedWith())) {
            return Optional.empty();
        }
        consumers.detach(deletion.partner(), deletion.customer());
        deletion.run();
        return Optional.of(store.delete(deletion.partner(), deletion.customer()));
    }

    // Looked up only here, because the modules that keep these parts use customers themselves.
    private List<CustomerData> parts() {
        return data.stream().sorted(Comparator.comparing(CustomerData::part)).toList();
    }

    private record Deletion(PartnerId partner, CustomerId customer, List<CustomerData> parts) {

        Set<CustomerId> sharedWith() {
            return parts.stream()
                    .flatMap(part -> part.sharedWith(partner, customer).stream())
                    .collect(Collectors.toSet());
        }

        void run() {
            parts.forEach(part -> part.lockAllOf(partner, customer));
            parts.forEach(part -> part.deleteAllOf(partner, customer));
        }
    }

    private Customer customer(CustomerId id, CustomerProfile profile) {
        var now = clock.instant();
        return new Customer(id, profile, now, now);
    }
}
