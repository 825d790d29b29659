/**
 * Reading accounts and transactions from banks into the store, one caller at a time for each
 * institution login.
 */
@NullMarked
@NamedInterface("aggregation")
package io.fairlead.account.aggregation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
