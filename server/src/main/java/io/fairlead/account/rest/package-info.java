/** The calls about accounts and their transactions. */
@NullMarked
package io.fairlead.account.rest;

import org.jspecify.annotations.NullMarked;
