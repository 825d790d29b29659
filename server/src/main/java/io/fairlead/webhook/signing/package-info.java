/** The signatures of webhook requests, and partners' keys for them. Owns {@code webhook_key}. */
@NullMarked
@NamedInterface("signing")
package io.fairlead.webhook.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
