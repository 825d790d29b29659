/** Fairlead's own calls about webhooks: the log of deliveries, replay and signing keys. */
@NullMarked
package io.fairlead.webhook.rest;

import org.jspecify.annotations.NullMarked;
