/** The last page. */
@NullMarked
package io.fairlead.connect.screen.end;

import org.jspecify.annotations.NullMarked;
