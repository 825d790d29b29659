package io.fairlead.shared.database;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A constant that is stored, in a column or in JSON. Its name there is written out, so that a
 * constant can be renamed in the code without a change of what is stored. {@code StoredNamesTest}
 * lists all of these names.
 */
public interface StoredName {

    /** The constant's name in columns and in JSON; different for each constant of an enum. */
    @JsonValue
    String storedName();
}
