package io.fairlead.sandbox.fault;

import io.fairlead.connector.LoginKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A call that faults may wait for.
 *
 * @param steps the steps it is part of
 * @param userid the user at the bank, as far as that is known
 */
record FaultyCall(
        Set<FaultStep> steps,
        LoginKey login,
        String institution,
        Supplier<Optional<String>> userid) {}
