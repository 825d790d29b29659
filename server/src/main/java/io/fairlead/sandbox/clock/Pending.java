package io.fairlead.sandbox.clock;

import java.time.Instant;

/**
 * Something that happens when its time has come.
 *
 * @param what its kind: {@code webhook}, {@code mail}, {@code work}, {@code session}, {@code
 *     consent}, {@code link}, {@code token} or {@code bankDay}
 * @param subject what it is about, as far as it may be told
 */
public record Pending(String what, String subject, Instant until) {}
