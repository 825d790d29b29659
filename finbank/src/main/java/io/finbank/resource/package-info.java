/** What a signed-on client reads: accounts, owners, transactions, statements. */
@NullMarked
package io.finbank.resource;

import org.jspecify.annotations.NullMarked;
