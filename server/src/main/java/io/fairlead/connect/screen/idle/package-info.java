/** Asks whether the consumer is still there, for browsers without scripts. */
@NullMarked
package io.fairlead.connect.screen.idle;

import org.jspecify.annotations.NullMarked;
