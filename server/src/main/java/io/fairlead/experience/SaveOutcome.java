package io.fairlead.experience;

/** What came of saving an experience. */
public sealed interface SaveOutcome {

    /**
     * It is stored.
     *
     * @param changed false when it was so before
     */
    record Saved(Experience experience, boolean changed) implements SaveOutcome {}

    /** Another experience of the partner has the name. */
    record NameTaken() implements SaveOutcome {}

    /** The partner has no such experience. */
    record Unknown() implements SaveOutcome {}
}
