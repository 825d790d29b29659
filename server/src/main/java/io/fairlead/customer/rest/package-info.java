/** The customer and consumer calls. */
@NullMarked
package io.fairlead.customer.rest;

import org.jspecify.annotations.NullMarked;
