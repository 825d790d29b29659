/** The call that shows a timeline. */
@NamedInterface("events")
@NullMarked
package io.fairlead.timeline.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
