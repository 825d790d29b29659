package io.fairlead.report.rules;

/**
 * What a posting was. Each kind has a rule of this name in {@code docs/reports.md}; what fits none
 * is {@link #OTHER}.
 */
public enum PostingKind {
    /** Wages or salary. */
    PAY,

    /** Social security, pensions and other benefits. */
    BENEFIT,

    /** A fee of the bank for what it could not pay. */
    NSF_FEE,

    /** Such a fee given back. */
    NSF_FEE_REVERSAL,

    /** A fee of the bank for what it has paid although there was no money. */
    OVERDRAFT_FEE,

    /** Another fee of the bank. */
    FEE,

    /** Money that was lent. */
    LOAN_DEPOSIT,

    /** Money that has come back, or that was taken back again. */
    REFUND,

    /** Interest and dividends. */
    INTEREST,

    /** Money that has only moved, between one's own accounts or from person to person. */
    TRANSFER,

    OTHER
}
