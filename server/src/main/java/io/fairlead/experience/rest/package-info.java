/** The calls about experiences: the documented ones, and Fairlead's own. */
@NullMarked
package io.fairlead.experience.rest;

import org.jspecify.annotations.NullMarked;
