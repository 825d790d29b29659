package io.fairlead.sandbox.fault;

import static io.fairlead.sandbox.fault.FaultKind.ASK_MORE;
import static io.fairlead.sandbox.fault.FaultKind.CHANGED_PASSWORD;
import static io.fairlead.sandbox.fault.FaultKind.DROP;
import static io.fairlead.sandbox.fault.FaultKind.DUPLICATE_IDS;
import static io.fairlead.sandbox.fault.FaultKind.EXPIRED_CONSENT;
import static io.fairlead.sandbox.fault.FaultKind.GARBAGE;
import static io.fairlead.sandbox.fault.FaultKind.LATE_POSTINGS;
import static io.fairlead.sandbox.fault.FaultKind.NEW_TERMS;
import static io.fairlead.sandbox.fault.FaultKind.PARTIAL_ACCOUNTS;
import static io.fairlead.sandbox.fault.FaultKind.REFUSE;
import static io.fairlead.sandbox.fault.FaultKind.STALL;

import io.fairlead.shared.database.StoredName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A step of a login's life that can go wrong, under the name that timelines give it. */
public enum FaultStep implements StoredName {
    BEGINNING(
            "beginning",
            "The bank is asked what it wants to know, before a consumer types anything.",
            REFUSE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    CREDENTIALS(
            "credentials",
            "The bank takes what a consumer, or a partner, has typed into its form.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    MFA(
            "mfa",
            "The bank takes the answers to its questions.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    NEW_CODE(
            "newCode",
            "The bank is asked for another one-time code.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    CONSENT(
            "consent",
            "The consumer is back from the bank's own page, and the code of it becomes a grant.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    SHARING(
            "sharing",
            "The consumer has chosen accounts, or all are shared. No bank is called.",
            REFUSE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    ACCOUNTS(
            "accounts",
            "The bank lists accounts or tells a balance, to whomever.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT,
            PARTIAL_ACCOUNTS,
            DUPLICATE_IDS),
    TRANSACTIONS(
            "transactions",
            "The bank lists transactions, to whomever.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT,
            DUPLICATE_IDS,
            LATE_POSTINGS),
    OWNERS(
            "owners",
            "The bank tells who owns an account.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    PAYMENTS(
            "payments",
            "The bank tells the numbers for payments to an account, or of a loan.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    STATEMENTS(
            "statements",
            "The bank lists statements, or gives one.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    REFRESH(
            "refresh",
            "Accounts or transactions are read while no consumer waits: in the background, or for a"
                    + " partner.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT,
            PARTIAL_ACCOUNTS,
            DUPLICATE_IDS,
            LATE_POSTINGS),
    TOKEN(
            "token",
            "A session or token at the bank is over and is renewed.",
            REFUSE,
            ASK_MORE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT),
    REVOKE(
            "revoke",
            "The access to the bank is given up.",
            REFUSE,
            STALL,
            DROP,
            GARBAGE,
            NEW_TERMS,
            CHANGED_PASSWORD,
            EXPIRED_CONSENT);

    private final String storedName;
    private final String explanation;
    private final List<FaultKind> kinds;

    FaultStep(String storedName, String explanation, FaultKind... kinds) {
        this.storedName = storedName;
        this.explanation = explanation;
        this.kinds = List.of(kinds);
    }

    /** What happens in it, for people. */
    public String explanation() {
        return explanation;
    }

    /** What can go wrong there. */
    public List<FaultKind> kinds() {
        return kinds;
    }

    /** The step of this name. */
    public static Optional<FaultStep> named(String name) {
        return Arrays.stream(values()).filter(step -> step.storedName.equals(name)).findFirst();
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
