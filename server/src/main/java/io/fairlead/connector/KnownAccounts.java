package io.fairlead.connector;

import io.fairlead.spi.Inventory;

/** Tells whose accounts a login is about. */
public interface KnownAccounts {

    /** Whether the login shares nothing yet, or one of these accounts. */
    boolean fit(LoginKey login, Inventory shown);
}
