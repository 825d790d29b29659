package io.fairlead.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as lists show them.
 *
 * @param isSetUp whether the person can sign in; false: the one-time password was not used yet
 * @param lastSignInAt null: never
 */
public record PersonSummary(
        EmailAddress email,
        SignInKind kind,
        Set<Grant> grants,
        boolean isSetUp,
        @Nullable Instant lastSignInAt) {}
