/** The database that a start uses: the operator's own, or the one Fairlead brings. */
@NullMarked
package io.fairlead.start.database;

import org.jspecify.annotations.NullMarked;
