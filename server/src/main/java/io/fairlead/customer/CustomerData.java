package io.fairlead.customer;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;

/**
 * What one module keeps of customers. {@link Customers#delete} asks every module for its part, in
 * the order of {@link Part} and in one transaction.
 */
public interface CustomerData {

    /**
     * The parts in the order in which they are deleted. When the first of them is deleted, the
     * customer's own row is gone already, and its consumer belongs to no customer.
     */
    enum Part {

        /**
         * The running sessions end first, because a session is locked before the logins that it
         * shares or discards: whoever locked a login and then a session could wait for a consumer
         * who waits for the login. What a session tells at its end still finds everything else.
         */
        SESSIONS,

        /** Accepted refreshes of transactions, which name accounts. */
        TRANSACTION_REFRESHES,

        /**
         * Institution logins with their accounts and transactions, and then their grants: whoever
         * stores a grant locks its login, so that a grant is found, or has no login any more.
         */
        ACCOUNTS,

        /** Mail that was sent or waits to be sent. */
        EMAILS,

        /** Webhook events come last, when nothing tells of the customer any more. */
        WEBHOOKS
    }

    /** Which part this is; each part is kept by one module. */
    Part part();

    /** Deletes everything that the module keeps of the customer, in the caller's transaction. */
    void deleteAllOf(PartnerId partner, CustomerId customer);
}
