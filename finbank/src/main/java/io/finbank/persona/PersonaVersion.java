package io.finbank.persona;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of a persona.
 *
 * @param ready whether it came with the bank
 * @param createdAt when it was stored; null when it came with the bank
 * @param versions the numbers of all versions there are, the latest first
 * @param persona its document
 */
record PersonaVersion(
        String name,
        int version,
        boolean ready,
        @Nullable Instant createdAt,
        List<Integer> versions,
        ObjectNode persona) {}
