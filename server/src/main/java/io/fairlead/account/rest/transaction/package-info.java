/** The calls about transactions: those that are stored, what recurs, and refreshes. */
@NullMarked
package io.fairlead.account.rest.transaction;

import org.jspecify.annotations.NullMarked;
