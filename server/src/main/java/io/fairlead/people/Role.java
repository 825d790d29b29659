package io.fairlead.people;

import io.fairlead.shared.database.StoredName;
import java.util.Arrays;
import java.util.Optional;

/** What a person may do in the console. */
public enum Role implements StoredName {
    /** Sees everything of a partner, and changes nothing. */
    VIEWER("viewer"),
    /** Sees and changes everything of a partner. */
    DEVELOPER("developer"),
    /** Sees and changes the machine: partners, queues, nodes, keys. Sees no consumer's data. */
    OPERATOR("operator");

    private final String storedName;

    Role(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }

    /** The role of a name, as commands and forms give it. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.storedName.equals(name)).findFirst();
    }
}
