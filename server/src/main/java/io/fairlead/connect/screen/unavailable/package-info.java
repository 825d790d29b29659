/** A link that cannot be opened, and why. */
@NullMarked
package io.fairlead.connect.screen.unavailable;

import org.jspecify.annotations.NullMarked;
