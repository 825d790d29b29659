/** Lists of the console, written from one description as a page, as CSV and as JSON. */
@NullMarked
package io.fairlead.console.table;

import org.jspecify.annotations.NullMarked;
