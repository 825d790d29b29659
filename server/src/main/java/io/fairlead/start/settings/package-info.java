/** What the command line and the environment say of a start, checked. */
@NullMarked
package io.fairlead.start.settings;

import org.jspecify.annotations.NullMarked;
