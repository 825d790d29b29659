package io.fairlead.connect.screen;

import io.fairlead.account.Account;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What consumers look for together among their accounts, in the order in which they see it. A type
 * that none names belongs to {@link #OTHERS}.
 */
public enum AccountGroup {
    DEPOSITS("checking", "savings", "moneyMarket", "cd"),
    CARDS("creditCard", "lineOfCredit"),
    INVESTMENTS(
            "investment",
            "brokerageAccount",
            "investmentTaxDeferred",
            "401k",
            "roth401k",
            "401a",
            "403b",
            "457",
            "457plan",
            "ira",
            "roth",
            "rollover",
            "sepIRA",
            "simpleIRA",
            "pension",
            "profitSharingPlan",
            "thriftSavingsPlan",
            "keogh",
            "employeeStockPurchasePlan",
            "variableAnnuity",
            "educationSavings",
            "529",
            "529plan",
            "ugma",
            "utma",
            "healthSavingsAccount",
            "cryptocurrency"),
    LOANS("mortgage", "loan", "studentLoan", "studentLoanGroup", "studentLoanAccount"),
    OTHERS;

    /** Accounts by their groups, and by their types within these. */
    public static final Comparator<Account> ORDER =
            Comparator.comparing((Account account) -> of(account.atBank().type()))
                    .thenComparing(
                            account ->
                                    of(account.atBank().type())
                                            .types
                                            .indexOf(account.atBank().type()));

    private final List<String> types;

    AccountGroup(String... types) {
        this.types = List.of(types);
    }

    /** The group of accounts of a type. */
    public static AccountGroup of(String type) {
        return Arrays.stream(values())
                .filter(group -> group.types.contains(type))
                .findFirst()
                .orElse(OTHERS);
    }
}
