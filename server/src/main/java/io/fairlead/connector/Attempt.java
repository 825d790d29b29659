package io.fairlead.connector;

/** A consumer's attempt to link or to repair, at the step where it is asked something. */
record Attempt(
        String id, LoginKey login, Bank bank, int step, int stateVersion, byte[] stateSealed) {}
