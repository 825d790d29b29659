package io.fairlead.sandbox.persona;

import io.fairlead.shared.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of a persona.
 *
 * @param name the user name at every bank of the FinBank family
 * @param ready whether it came with the bank
 * @param createdAt when it was stored; null when it came with the bank
 * @param versions the numbers of all versions there are, the latest first
 * @param document what was stored
 */
public record Persona(
        String name,
        Secret password,
        int version,
        boolean ready,
        @Nullable Instant createdAt,
        List<Integer> versions,
        ObjectNode document) {}
