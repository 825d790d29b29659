package io.fairlead.institution;

import io.fairlead.shared.Secret;

/**
 * A user of a simulated institution.
 *
 * @param password the present one, which everybody may know
 * @param about what happens when the user signs in, in English
 */
public record TestUser(String userid, Secret password, String about) {}
