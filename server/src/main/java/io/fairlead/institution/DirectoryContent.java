package io.fairlead.institution;

import java.util.List;

/** What a file of institutions holds. */
public sealed interface DirectoryContent {

    /** Every row is an institution. */
    record Usable(List<Institution> institutions) implements DirectoryContent {}

    /** Some rows are not, so none is to be imported. */
    record Faulty(List<Fault> faults) implements DirectoryContent {}

    /**
     * Something to correct in the file.
     *
     * @param line where the row begins, from 1
     * @param advice what is wrong with it and how it should be
     */
    record Fault(int line, String advice) {}
}
