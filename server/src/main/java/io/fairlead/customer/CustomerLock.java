package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.util.Collection;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * The first lock of a transaction that changes what belongs to a customer. All locks are taken in
 * one order, of which a transaction may leave out what it does not need: the customers by their
 * ids, the session, the institution login, the account, and then everything else. So nobody who
 * holds one waits for somebody who waits for it.
 *
 * <p>It holds until the transaction ends, which there must be.
 */
@Component
public class CustomerLock {

    private final CustomerStore store;

    CustomerLock(CustomerStore store) {
        this.store = store;
    }

    /**
     * Whether there is such a customer, which then nobody deletes. Others may take this lock, too:
     * it is for adding something to a customer.
     */
    public boolean keep(PartnerId partner, CustomerId customer) {
        assertTransaction();
        return store.lockAgainstDeletion(partner, customer);
    }

    /**
     * As {@link #keep}, and one at a time: it is for changing or deleting a customer's logins and
     * accounts.
     */
    public boolean change(PartnerId partner, CustomerId customer) {
        assertTransaction();
        return store.lockAgainstChanges(partner, customer);
    }

    /** As {@link #change} for all of them that there are. */
    public void change(PartnerId partner, Collection<CustomerId> customers) {
        customers.stream()
                .distinct()
                .sorted(Comparator.comparing(CustomerId::value))
                .forEach(customer -> change(partner, customer));
    }

    /**
     * As {@link #change} for the others, and nobody else adds anything to {@code deleted} any more.
     *
     * @param others may hold {@code deleted}, too
     * @return whether there is such a customer
     */
    boolean delete(PartnerId partner, CustomerId deleted, Collection<CustomerId> others) {
        assertTransaction();
        var before = others.stream().filter(other -> other.value().compareTo(deleted.value()) < 0);
        var after = others.stream().filter(other -> other.value().compareTo(deleted.value()) > 0);
        change(partner, before.toList());
        var exists = store.lockAgainstEverything(partner, deleted);
        change(partner, after.toList());
        return exists;
    }

    /** A lock needs a transaction. */
    public static void assertTransaction() {
        Assert.state(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "A lock without a transaction ends at once");
    }
}
