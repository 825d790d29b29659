/** The calls about statements. */
@NullMarked
package io.fairlead.account.rest.statement;

import org.jspecify.annotations.NullMarked;
