/** How institutions do, as far as this node has met them. */
@NullMarked
@NamedInterface("condition")
package io.fairlead.connector.condition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
