/**
 * The webhook events that follow from a session's timeline, written to the outbox in the same
 * transaction.
 */
@NullMarked
package io.fairlead.session.publish;

import org.jspecify.annotations.NullMarked;
