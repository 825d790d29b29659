/** Progress while the institution is asked. Route {@code loading}. */
@NullMarked
package io.fairlead.connect.screen.loading;

import org.jspecify.annotations.NullMarked;
