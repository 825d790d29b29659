/** Asks whether to remove an institution, for browsers without scripts. */
@NullMarked
package io.fairlead.connect.screen.remove;

import org.jspecify.annotations.NullMarked;
