/** The calls that show and move the clock. */
@NullMarked
package io.fairlead.sandbox.clock.rest;

import org.jspecify.annotations.NullMarked;
