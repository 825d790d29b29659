/** The consumer's receipt of what is shared, which outlives the session and the link. */
@NullMarked
package io.fairlead.connect.screen.receipt;

import org.jspecify.annotations.NullMarked;
