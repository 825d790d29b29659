/** The log of webhook events and attempts, as partners read it and have events sent again. */
@NamedInterface("log")
@NullMarked
package io.fairlead.webhook.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
