package io.fairlead.connector;

import io.fairlead.spi.Inventory;
import java.time.Instant;
import java.util.Set;

/** What is known of the accounts of a login, as long as there is the login. */
public interface LoginAccounts {

    /** Whether the login shares nothing yet, or one of these accounts. */
    boolean fit(LoginKey login, Inventory shown);

    /** The ids by which the bank knows the accounts of the login. */
    Set<String> bankIds(LoginKey login);

    /** The bank asks to leave the login alone until then. */
    void leaveAloneUntil(LoginKey login, Instant moment);

    /** False when there is no such login; one that is there stays until the transaction ends. */
    boolean lock(LoginKey login);
}
