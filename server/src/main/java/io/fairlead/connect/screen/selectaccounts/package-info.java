/** Choice of the accounts to share. Route {@code select-accounts}. */
@NullMarked
package io.fairlead.connect.screen.selectaccounts;

import org.jspecify.annotations.NullMarked;
