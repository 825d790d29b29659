/** The login to be repaired works. Route {@code nothing-to-fix}. */
@NullMarked
package io.fairlead.connect.screen.nothingtofix;

import org.jspecify.annotations.NullMarked;
