/** What the bank says to its users, in their languages. */
@NullMarked
package io.finbank.text;

import org.jspecify.annotations.NullMarked;
