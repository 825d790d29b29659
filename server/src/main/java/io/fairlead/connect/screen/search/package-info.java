/** Search for an institution. Route {@code search}. */
@NullMarked
package io.fairlead.connect.screen.search;

import org.jspecify.annotations.NullMarked;
