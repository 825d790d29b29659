/**
 * Streams of income, found among posted deposits, and what they are worth in a year. Lenders act on
 * these numbers: each rule is in {@code docs/reports.md}, and a reader can recompute the example
 * there by hand.
 */
@NullMarked
package io.fairlead.report.income;

import org.jspecify.annotations.NullMarked;
