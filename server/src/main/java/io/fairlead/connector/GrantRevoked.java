package io.fairlead.connector;

/**
 * The bank has ended the grant of a deleted login, so that nobody can read by it any more;
 * published in a transaction of its own.
 */
public record GrantRevoked(LoginKey login) {}
