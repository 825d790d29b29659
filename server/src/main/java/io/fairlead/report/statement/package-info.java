/** Reports that hand on a statement of a bank. */
@NullMarked
package io.fairlead.report.statement;

import org.jspecify.annotations.NullMarked;
