package io.fairlead.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last aggregation of an account went.
 *
 * @param statusCode 0 when it worked, else why it did not (103: the credentials are wrong)
 * @param succeededAt when one last worked
 */
public record Aggregation(int statusCode, Instant attemptedAt, @Nullable Instant succeededAt) {}
