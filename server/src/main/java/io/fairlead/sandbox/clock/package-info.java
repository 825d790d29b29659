/**
 * The clock of a sandbox, which can be put forward: that of the server, on all its nodes, and that
 * of FinBank together. {@link SandboxClock} does it. Owns {@code sandbox_clock}.
 */
@NullMarked
package io.fairlead.sandbox.clock;

import org.jspecify.annotations.NullMarked;
