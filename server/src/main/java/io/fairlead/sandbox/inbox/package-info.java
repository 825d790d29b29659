/**
 * The sandbox's inboxes: web addresses that keep every request, so that webhooks can be looked at.
 * Owns {@code inbox_request}. Production has none.
 */
@NullMarked
package io.fairlead.sandbox.inbox;

import org.jspecify.annotations.NullMarked;
