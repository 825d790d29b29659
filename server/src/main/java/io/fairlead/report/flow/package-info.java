/** Reports about what came and went. */
@NullMarked
package io.fairlead.report.flow;

import org.jspecify.annotations.NullMarked;
