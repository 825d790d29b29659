/** The first screen, which says who asks for what and why. Route {@code landing}. */
@NullMarked
package io.fairlead.connect.screen.landing;

import org.jspecify.annotations.NullMarked;
