package io.fairlead.webhook.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A poll for events that are due at a host.
 *
 * @param host scheme, host and port
 * @param room the most streams to claim
 * @param since where the poll begins in the queue; null for its start
 */
record HostPoll(String host, int room, @Nullable Instant since) {}
