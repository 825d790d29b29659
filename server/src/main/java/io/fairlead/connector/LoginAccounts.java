package io.fairlead.connector;

import io.fairlead.spi.Inventory;
import java.time.Instant;
import java.util.Set;

/** What is known of the accounts of a login, as long as there is the login. */
public interface LoginAccounts {

    /**
     * The accounts of a login, by the ids by which the bank knows them.
     *
     * @param ids all of them
     * @param shared those that the consumer shares
     */
    record Known(Set<String> ids, Set<String> shared) {

        /** Whether the login shares nothing yet, or one of these accounts. */
        boolean fit(Inventory shown) {
            return shared.isEmpty()
                    || shown.accounts().stream().anyMatch(account -> shared.contains(account.id()));
        }
    }

    /** The accounts of the login as they are now. */
    Known of(LoginKey login);

    /** The bank asks to leave the login alone until then. */
    void leaveAloneUntil(LoginKey login, Instant moment);

    /** False when there is no such login; one that is there stays until the transaction ends. */
    boolean lock(LoginKey login);
}
