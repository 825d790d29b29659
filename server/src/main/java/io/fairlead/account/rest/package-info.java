/** The calls about accounts, and what the packages within use as well. */
@NullMarked
package io.fairlead.account.rest;

import org.jspecify.annotations.NullMarked;
