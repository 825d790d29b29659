/**
 * What has come onto accounts and left them, month by month, as reports on cash flow print it.
 * Counts, days and deviations are texts there, as the API has them.
 */
@NullMarked
package io.fairlead.report.cashflow;

import org.jspecify.annotations.NullMarked;
