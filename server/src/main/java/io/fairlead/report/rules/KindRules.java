package io.fairlead.report.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of one posting, by its words and by what its bank says of it, what it was. */
final class KindRules {

    private static final Set<String> PAY_CATEGORIES = Set.of("Paycheck");
    private static final Set<String> LOAN_CATEGORIES = Set.of("Loans", "Loan");
    private static final Set<String> INTEREST_CATEGORIES =
            Set.of("Interest Income", "Dividend & Cap Gains");
    private static final Set<String> TRANSFER_CATEGORIES =
            Set.of("Transfer", "Transfer for Cash Spending");
    private static final Set<String> FEE_CATEGORIES =
            Set.of("Bank Fee", "ATM Fee", "Service Fee", "Late Fee", "Finance Charge");
    private static final Set<String> REFUND_CATEGORIES =
            Set.of("Tax Refund", "Returned Purchase", "Reimbursement");

    private static final Set<String> FEE_TYPES = Set.of("fee", "serviceCharge");
    private static final Set<String> INTEREST_TYPES = Set.of("interest", "dividend");
    private static final Set<String> TRANSFER_TYPES = Set.of("transfer");

    private static final Set<String> NSF_WORDS =
            Set.of(
                    "NSF",
                    "INSUFFICIENT FUNDS",
                    "INSUFFICIENT FUND",
                    "NON SUFFICIENT FUNDS",
                    "NONSUFFICIENT FUNDS",
                    "UNCOLLECTED FUNDS",
                    "RETURNED ITEM",
                    "RETURN ITEM",
                    "RETURNED CHECK",
                    "RETURNED PAYMENT");
    private static final Set<String> OVERDRAFT_WORDS = Set.of("OVERDRAFT", "OVERDRAWN");
    private static final Set<String> FEE_WORDS = Set.of("FEE", "FEES", "CHARGE", "CHARGES", "CHG");
    private static final Set<String> REVERSAL_WORDS =
            Set.of("REVERSAL", "REVERSED", "REFUND", "REFUNDED", "WAIVED");
    private static final Set<String> RETURN_WORDS =
            Set.of(
                    "RETURN",
                    "RETURNED",
                    "CHARGEBACK",
                    "REIMBURSEMENT",
                    "REIMB",
                    "REBATE",
                    "CASHBACK",
                    "CASH BACK",
                    "TAX REF",
                    "TAX RFD",
                    "DISPUTE CREDIT",
                    "PROVISIONAL CREDIT");
    private static final Set<String> PAY_WORDS =
            Set.of(
                    "PAYROLL",
                    "PAYCHECK",
                    "SALARY",
                    "SALARIES",
                    "WAGES",
                    "DIRECT DEP",
                    "DIR DEP",
                    "DIRECT DEPOSIT");
    private static final Set<String> BENEFIT_WORDS =
            Set.of(
                    "SOC SEC",
                    "XXSOC SEC",
                    "SOCIAL SECURITY",
                    "SSA TREAS",
                    "SSI TREAS",
                    "SUPP SEC",
                    "VA BENEFIT",
                    "VA BENEF",
                    "VACP TREAS",
                    "UNEMPLOYMENT",
                    "UI BENEFIT",
                    "PENSION",
                    "RETIREMENT BENEFIT",
                    "ANNUITY",
                    "DISABILITY BENEFIT",
                    "RRB TREAS");
    private static final Set<String> INTEREST_WORDS =
            Set.of("INTEREST PAID", "INTEREST PAYMENT", "INTEREST EARNED", "DIVIDEND");
    private static final Set<String> TRANSFER_WORDS =
            Set.of("TRANSFER", "XFER", "TRNSFR", "PERSON TO PERSON", "ZELLE", "VENMO", "CASH APP");
    private static final Set<String> LENDER_WORDS =
            Set.of(
                    "LOAN",
                    "LOANS",
                    "LENDING",
                    "LENDER",
                    "PAYDAY",
                    "CASH ADVANCE",
                    "LINE OF CREDIT",
                    "MERCHANT ADVANCE");

    private final Posting posting;
    private final Wording wording;

    private KindRules(Posting posting) {
        this.posting = posting;
        this.wording = Wording.of(posting);
    }

    /** The first kind whose rule fits. */
    static PostingKind kind(Posting posting) {
        var rules = new KindRules(posting);
        return posting.isCredit() ? rules.ofCredit() : rules.ofDebit();
    }

    /** Whether a debit says that it takes something back. */
    static boolean takesBack(Posting posting) {
        return posting.isDebit() && Wording.of(posting).hasAny(REVERSAL_WORDS);
    }

    private PostingKind ofDebit() {
        var reversal = wording.hasAny(REVERSAL_WORDS);
        if (isFee() && !reversal && wording.hasAny(NSF_WORDS)) {
            return PostingKind.NSF_FEE;
        }
        if (isFee() && !reversal && wording.hasAny(OVERDRAFT_WORDS)) {
            return PostingKind.OVERDRAFT_FEE;
        }
        if (isFeeOfTheBank() && !reversal) {
            return PostingKind.FEE;
        }
        return isTransfer() ? PostingKind.TRANSFER : PostingKind.OTHER;
    }

    private PostingKind ofCredit() {
        var reversal = wording.hasAny(REVERSAL_WORDS);
        if (reversal && isFee() && wording.hasAny(NSF_WORDS)) {
            return PostingKind.NSF_FEE_REVERSAL;
        }
        if (is(posting.category(), LOAN_CATEGORIES)) {
            return PostingKind.LOAN_DEPOSIT;
        }
        if (is(posting.category(), PAY_CATEGORIES) || (!reversal && wording.hasAny(PAY_WORDS))) {
            return PostingKind.PAY;
        }
        if (!reversal && wording.hasAny(BENEFIT_WORDS)) {
            return PostingKind.BENEFIT;
        }
        return ofOtherCredit(reversal);
    }

    private PostingKind ofOtherCredit(boolean reversal) {
        if (is(posting.type(), INTEREST_TYPES)
                || is(posting.category(), INTEREST_CATEGORIES)
                || wording.hasAny(INTEREST_WORDS)) {
            return PostingKind.INTEREST;
        }
        if (reversal || is(posting.category(), REFUND_CATEGORIES) || wording.hasAny(RETURN_WORDS)) {
            return PostingKind.REFUND;
        }
        if (isTransfer()) {
            return PostingKind.TRANSFER;
        }
        return wording.hasAny(LENDER_WORDS) ? PostingKind.LOAN_DEPOSIT : PostingKind.OTHER;
    }

    /** What a bank calls income may have come by a transfer of somebody else. */
    private boolean isTransfer() {
        return is(posting.type(), TRANSFER_TYPES)
                || is(posting.category(), TRANSFER_CATEGORIES)
                || (wording.hasAny(TRANSFER_WORDS) && !PayEvidence.isCalledIncome(posting));
    }

    private boolean isFee() {
        return isFeeOfTheBank() || wording.hasAny(FEE_WORDS);
    }

    private boolean isFeeOfTheBank() {
        return is(posting.type(), FEE_TYPES) || is(posting.category(), FEE_CATEGORIES);
    }

    private static boolean is(@Nullable String value, Set<String> values) {
        return value != null && values.contains(value);
    }
}
