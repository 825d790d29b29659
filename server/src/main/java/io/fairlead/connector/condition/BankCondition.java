package io.fairlead.connector.condition;

/** How an institution does, the better before the worse. */
public enum BankCondition {
    /** Nothing else is known. */
    WORKING,
    /** Some calls fail, or fail for some users. */
    UNSTEADY,
    /** It does not answer, or says that it is out of order. */
    DOWN,
    /** It is being worked on, as announced. */
    MAINTENANCE;

    /** The worse of the two. */
    public BankCondition or(BankCondition other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
