/** What recurs among the stored transactions of accounts. */
@NullMarked
package io.fairlead.account.recurring;

import org.jspecify.annotations.NullMarked;
