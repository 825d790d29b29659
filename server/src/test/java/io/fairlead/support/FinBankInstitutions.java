package io.fairlead.support;

/** The institutions of the directory that FinBank stands behind, by what tests use them for. */
public final class FinBankInstitutions {

    /** Its users are named after what their sign-in leads to. */
    public static final String FINBANK = "101732";

    /** Its users are customers with accounts of some years. */
    public static final String PROFILES = "102105";

    /** Its users sign in on the bank's own page. */
    public static final String OAUTH = "102176";

    private FinBankInstitutions() {}
}
