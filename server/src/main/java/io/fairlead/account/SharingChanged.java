package io.fairlead.account;

import io.fairlead.connector.LoginKey;

/**
 * The accounts that a login shares have become others outside of a consumer's choice in a session;
 * published in the transaction that changes them.
 */
public record SharingChanged(LoginKey login, Party by) {}
