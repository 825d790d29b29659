/** Why it does not go on, and what the consumer can do. Route {@code error}. */
@NullMarked
package io.fairlead.connect.screen.error;

import org.jspecify.annotations.NullMarked;
