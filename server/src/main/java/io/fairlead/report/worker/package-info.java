/** Makes reports in the background: reads the banks afresh and keeps one snapshot. */
@NullMarked
package io.fairlead.report.worker;

import org.jspecify.annotations.NullMarked;
