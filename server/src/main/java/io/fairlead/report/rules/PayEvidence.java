package io.fairlead.report.rules;

import java.util.Set;

/** What a deposit itself says about being income. */
public enum PayEvidence {
    /** It is called pay, or a benefit. */
    PAY,

    /** Its bank calls it income, or a direct deposit. */
    INCOME,

    /** Nothing. */
    NONE;

    private static final Set<String> CATEGORIES = Set.of("Income", "Business Income", "Bonus");
    private static final Set<String> TYPES = Set.of("directDeposit");

    static PayEvidence of(Posting posting, PostingKind kind) {
        return switch (kind) {
            case PAY, BENEFIT -> PAY;
            default -> isCalledIncome(posting) ? INCOME : NONE;
        };
    }

    /** Whether its bank calls a posting income. */
    static boolean isCalledIncome(Posting posting) {
        return posting.isCredit()
                && (CATEGORIES.contains(String.valueOf(posting.category()))
                        || TYPES.contains(String.valueOf(posting.type())));
    }
}
