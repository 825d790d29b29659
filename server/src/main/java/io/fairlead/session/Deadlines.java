package io.fairlead.session;

import java.time.Duration;

/**
 * How long a session goes on.
 *
 * @param idle how long the consumer may do nothing until asked whether they are still there
 * @param grace from that question to the session's end
 * @param remaining to its end in any case
 */
public record Deadlines(Duration idle, Duration grace, Duration remaining) {}
