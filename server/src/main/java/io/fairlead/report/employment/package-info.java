/** Reports about where somebody's income comes from. */
@NullMarked
package io.fairlead.report.employment;

import org.jspecify.annotations.NullMarked;
