package io.fairlead.people;

/** What a person may do in the console. */
public enum Role {
    /** Sees everything of a partner, and changes nothing. */
    VIEWER,
    /** Sees and changes everything of a partner. */
    DEVELOPER,
    /** Sees and changes the machine: partners, queues, nodes, keys. Sees no consumer's data. */
    OPERATOR
}
