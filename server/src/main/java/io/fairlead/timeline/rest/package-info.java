/** The call that shows a timeline. */
@NullMarked
package io.fairlead.timeline.rest;

import org.jspecify.annotations.NullMarked;
