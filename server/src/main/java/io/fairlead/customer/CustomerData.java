package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.util.Set;

/**
 * What one module keeps of customers. {@link Customers#delete} asks every module for its part, in
 * the order of {@link Part} and in one transaction.
 */
public interface CustomerData {

    /**
     * The parts in the order in which they are first locked and then deleted. The customer's own
     * row is locked before the first of them, and deleted after the last.
     */
    enum Part {

        /**
         * The running sessions end first, because a session is locked before the logins that it
         * shares or discards. What a session tells at its end still finds everything else.
         */
        SESSIONS,

        /** Accepted refreshes of transactions, which name accounts. */
        TRANSACTION_REFRESHES,

        /**
         * Institution logins with their accounts and transactions, and then their grants: whoever
         * stores a grant locks its login, so that a grant is found, or has no login any more.
         */
        ACCOUNTS,

        /**
         * Receipts of what is shared stay, without what is personal in them; what they are about is
         * deleted before.
         */
        CONSENTS,

        /** Mail that was sent or waits to be sent. */
        EMAILS,

        /** Webhook events come last, when nothing tells of the customer any more. */
        WEBHOOKS
    }

    /** Which part this is; each part is kept by one module. */
    Part part();

    /**
     * Other customers whose data a deletion of this one changes: they are locked with it. May have
     * the customer itself among them.
     */
    default Set<CustomerId> sharedWith(PartnerId partner, CustomerId customer) {
        return Set.of();
    }

    /**
     * Locks, in an order that all keep, those rows of the customer that others lock several of in
     * one transaction, or before rows of a later part.
     */
    default void lockAllOf(PartnerId partner, CustomerId customer) {}

    /** Deletes everything that the module keeps of the customer, in the caller's transaction. */
    void deleteAllOf(PartnerId partner, CustomerId customer);
}
