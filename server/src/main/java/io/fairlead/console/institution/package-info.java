/** The console's pages about institutions, and whether they work. */
@NullMarked
package io.fairlead.console.institution;

import org.jspecify.annotations.NullMarked;
