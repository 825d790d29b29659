/**
 * What all kinds of reports have in common: which period they cover, what a transaction was, what
 * an account held. The rules are published in {@code docs/reports.md}; a change of one is a new
 * {@link io.fairlead.report.rules.ReportRules#VERSION}.
 */
@NullMarked
package io.fairlead.report.rules;

import org.jspecify.annotations.NullMarked;
