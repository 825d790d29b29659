/** How often something may be done, and how many there may be of something. */
@NullMarked
package io.fairlead.shared.limit;

import org.jspecify.annotations.NullMarked;
