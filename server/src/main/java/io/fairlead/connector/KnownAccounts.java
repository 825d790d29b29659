package io.fairlead.connector;

import io.fairlead.spi.Inventory;

/** Tells whose accounts a login is about, as long as there is the login. */
public interface KnownAccounts {

    /** Whether the login shares nothing yet, or one of these accounts. */
    boolean fit(LoginKey login, Inventory shown);

    /** False when there is no such login; one that is there stays until the transaction ends. */
    boolean lock(LoginKey login);
}
