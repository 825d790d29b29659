package io.fairlead.report;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which accounts a kind of report is about, by their types. */
public enum AccountTypes {
    ALL(Set.of()),
    /** What is owned: everything but cards and loans. */
    ASSETS(
            Set.of(
                    "checking",
                    "savings",
                    "moneyMarket",
                    "cd",
                    "investment",
                    "investmentTaxDeferred",
                    "employeeStockPurchasePlan",
                    "ira",
                    "401k",
                    "roth",
                    "403b",
                    "529",
                    "529plan",
                    "rollover",
                    "ugma",
                    "utma",
                    "keogh",
                    "457",
                    "457plan",
                    "401a",
                    "brokerageAccount",
                    "educationSavings",
                    "healthSavingsAccount",
                    "pension",
                    "profitSharingPlan",
                    "roth401k",
                    "sepIRA",
                    "simpleIRA",
                    "thriftSavingsPlan",
                    "variableAnnuity",
                    "cryptocurrency")),
    /** Where income comes in. */
    DEPOSITS(Set.of("checking", "savings", "moneyMarket"));

    private static final Set<String> CASH =
            Stream.concat(DEPOSITS.types.stream(), Stream.of("cd"))
                    .collect(Collectors.toUnmodifiableSet());

    private final Set<String> types;

    AccountTypes(Set<String> types) {
        this.types = types;
    }

    /** Whether accounts of this type are among them. */
    public boolean include(String type) {
        return this == ALL || types.contains(type);
    }

    /** Whether accounts of this type hold securities, beside money or in place of it. */
    public static boolean isInvestment(String type) {
        return ASSETS.include(type) && !CASH.contains(type);
    }
}
