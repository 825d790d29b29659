/** Asks whether to leave, for browsers without scripts. */
@NullMarked
package io.fairlead.connect.screen.exit;

import org.jspecify.annotations.NullMarked;
