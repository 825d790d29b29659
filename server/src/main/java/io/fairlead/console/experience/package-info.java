/** The console's pages about experiences: their settings, how they look, their versions. */
@NullMarked
package io.fairlead.console.experience;

import org.jspecify.annotations.NullMarked;
