/**
 * What a request must pass before any of this server's work is done for it: how many may come in at
 * once, how long each may take to arrive, which hosts and paths are answered. Memory times
 * connections is bounded by {@link io.fairlead.shared.inbound.Bounds}.
 */
@NullMarked
package io.fairlead.shared.inbound;

import org.jspecify.annotations.NullMarked;
