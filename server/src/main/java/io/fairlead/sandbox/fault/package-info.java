/**
 * Faults that tests order: at which step of which customer, link, login, institution or user what
 * goes wrong. A connector's calls meet them through a {@link DisturbedConnector}, whatever bank it
 * speaks to, and in a sandbox only. Owns {@code sandbox_fault}.
 */
@NullMarked
package io.fairlead.sandbox.fault;

import org.jspecify.annotations.NullMarked;
