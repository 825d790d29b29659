package io.fairlead.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look for what is due at a host.
 *
 * @param host scheme, host and port
 * @param room how many sessions at most
 * @param since where the look begins; null for the first that waits
 */
record HostLook(String host, int room, @Nullable Instant since) {}
