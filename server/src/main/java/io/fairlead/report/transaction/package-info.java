/** Reports that list transactions. */
@NullMarked
package io.fairlead.report.transaction;

import org.jspecify.annotations.NullMarked;
