package io.fairlead.sandbox.persona;

import io.fairlead.shared.Secret;

/**
 * A persona in a list.
 *
 * @param about who that is
 * @param version the latest one
 * @param ready whether that came with the bank
 */
public record PersonaSummary(
        String name, String about, Secret password, int version, boolean ready) {}
