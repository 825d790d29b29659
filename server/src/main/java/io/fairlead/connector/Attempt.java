package io.fairlead.connector;

/** A consumer's attempt to link or to repair, at the round where it is asked something. */
record Attempt(
        String id,
        LoginKey login,
        InstitutionRef bank,
        int round,
        int stateVersion,
        byte[] stateSealed) {}
