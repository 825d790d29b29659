/** Links below HTTP, and what several of their calls have in common. */
@NullMarked
package io.fairlead.link;

import org.jspecify.annotations.NullMarked;
