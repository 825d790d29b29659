/**
 * Reports: what a lender asked a link for. {@code report.rules} has the rules by which transactions
 * are read, {@code report.income} finds streams of income, {@code report.cashflow} adds up what
 * came and went. These are computed from what they are given alone: no database, no bank, no clock.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.fairlead.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
