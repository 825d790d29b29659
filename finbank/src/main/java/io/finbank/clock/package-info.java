/** The bank's clock, which can be moved. */
@NullMarked
package io.finbank.clock;

import org.jspecify.annotations.NullMarked;
