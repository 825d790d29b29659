package io.fairlead.audit;

/** What verifying the audit log has shown. */
public sealed interface AuditVerdict {

    /** Every entry is as it was written, and none is missing before the head. */
    record Intact(AuditHead head) implements AuditVerdict {}

    /**
     * An entry was changed, removed or put in.
     *
     * @param number of the first entry that does not fit
     * @param fault what is wrong with it
     */
    record Broken(long number, Fault fault) implements AuditVerdict {}

    /**
     * The entries there are fit each other, but not the head that was kept.
     *
     * @param head the present one
     * @param fault what is wrong with the entry of the head that was kept
     */
    record OtherThanKept(AuditHead head, AuditHead kept, Fault fault) implements AuditVerdict {}

    /** What can be wrong with an entry. */
    enum Fault {
        /** There is none with the number. */
        MISSING,
        /** Its own hash is not that of its content. */
        CHANGED,
        /** It does not hold the hash of the entry before. */
        UNCHAINED,
        /** It is another one than the head that was kept says. */
        REPLACED
    }
}
