/** Both borrowers' parts. Route {@code borrowers}. */
@NullMarked
package io.fairlead.connect.screen.borrowers;

import org.jspecify.annotations.NullMarked;
