/** Makes of what somebody has typed what a connector gets. */
@NullMarked
@NamedInterface("input")
package io.fairlead.connector.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
