/**
 * The outbox of webhook events: streams are opened and events appended in the transaction of their
 * cause.
 */
@NullMarked
@NamedInterface("outbox")
package io.fairlead.webhook.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
