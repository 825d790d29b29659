/** Asks in a browser that does not hold the session whether what the bank sends back is for it. */
@NullMarked
package io.fairlead.connect.screen.confirm;

import org.jspecify.annotations.NullMarked;
