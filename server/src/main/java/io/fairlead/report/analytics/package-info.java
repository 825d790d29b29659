/**
 * Attributes of accounts and customers over time, as reports on balance and cash-flow analytics
 * print them. What needs the vendor's own models is not here: the quality of revenue, scores.
 */
@NullMarked
package io.fairlead.report.analytics;

import org.jspecify.annotations.NullMarked;
