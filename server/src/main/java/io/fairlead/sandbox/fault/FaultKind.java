package io.fairlead.sandbox.fault;

import io.fairlead.shared.database.StoredName;
import java.util.Arrays;
import java.util.Optional;

/** What a fault does to a call. */
public enum FaultKind implements StoredName {
    REFUSE("refuse", "The bank refuses with the aggregation status in \"code\"."),
    ASK_MORE("askMore", "The bank asks one question more; any answer is right."),
    STALL("stall", "The bank answers \"seconds\" later."),
    DROP("drop", "The bank closes the connection without an answer (102)."),
    GARBAGE("garbage", "The bank's answer cannot be read (102)."),
    NEW_TERMS(
            "newTerms", "New terms wait at the bank, which the consumer must accept there (108)."),
    CHANGED_PASSWORD(
            "changedPassword", "The password was changed at the bank: it is wrong now (103)."),
    EXPIRED_CONSENT(
            "expiredConsent",
            "The consumer's consent at the bank is over, and a renewal does not help (947)."),
    PARTIAL_ACCOUNTS(
            "partialAccounts",
            "Every second account cannot be read, the others can (102 of those)."),
    DUPLICATE_IDS("duplicateIds", "The second account or transaction has the id of the first."),
    LATE_POSTINGS(
            "latePostings",
            "What was posted or made in the last three days is not shown yet; it comes later, with"
                    + " its old dates.");

    private final String storedName;
    private final String explanation;

    FaultKind(String storedName, String explanation) {
        this.storedName = storedName;
        this.explanation = explanation;
    }

    /** What happens, for people. */
    public String explanation() {
        return explanation;
    }

    /** The kind of this name. */
    public static Optional<FaultKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.storedName.equals(name)).findFirst();
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
