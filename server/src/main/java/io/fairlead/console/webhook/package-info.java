/** The console's pages about webhooks: deliveries, keys, and a check of signatures. */
@NullMarked
package io.fairlead.console.webhook;

import org.jspecify.annotations.NullMarked;
