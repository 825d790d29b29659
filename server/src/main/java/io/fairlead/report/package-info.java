/**
 * Reports: what a lender asked the link for. Owns {@code portfolio}, {@code report} and {@code
 * report_reader}.
 *
 * <p>A report is an order, a snapshot and two renderings. {@link io.fairlead.report.ReportOrders}
 * accepts orders, {@link io.fairlead.report.Reports} has what has become of them; {@code
 * report.worker} reads the banks afresh and makes one snapshot, which never changes; JSON and PDF
 * are made of that alone. {@code report.content} is what all kinds have in common, and each family
 * of kinds has a package. {@code report.rules} has the rules by which transactions are read, {@code
 * report.income} finds streams of income, {@code report.cashflow} adds up what came and went:
 * computed from what they are given alone, without database, bank and clock.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "spi",
            "partner",
            "customer",
            "institution",
            "experience",
            "connector",
            "account",
            "account :: agreement",
            "account :: aggregation",
            "account :: statement",
            "account :: transaction",
            "account :: wire",
            "webhook",
            "webhook :: outbox"
        })
package io.fairlead.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
