/** Statements at banks, and the names that partners know them by. */
@NullMarked
@NamedInterface("statement")
package io.fairlead.account.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
