package io.finbank.signon;

/**
 * A user as the bank shows its users to everybody. They are made up: nothing is hidden.
 *
 * @param password the present one
 * @param about what happens when the user signs on
 */
public record KnownUser(String userid, String password, String about) {}
