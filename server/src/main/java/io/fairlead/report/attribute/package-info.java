/** Makes the reports of analytics; the attributes are those of {@code report.analytics}. */
@NullMarked
package io.fairlead.report.attribute;

import org.jspecify.annotations.NullMarked;
