/** Amounts of money. */
@NullMarked
package io.finbank.money;

import org.jspecify.annotations.NullMarked;
