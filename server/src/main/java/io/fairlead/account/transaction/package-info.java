/** The transactions of accounts as they are stored, by day and page by page. */
@NullMarked
@NamedInterface("transaction")
package io.fairlead.account.transaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
