package io.fairlead.shared.web;

/** What the Exit control of a screen does. */
public sealed interface Exit {
    /**
     * Asks first, then ends the session.
     *
     * @param page the page that asks the question where no script runs
     * @param action receives the POST that confirms
     */
    record Ask(String page, String action) implements Exit {}

    /**
     * Leaves at once for another page of Fairlead.
     *
     * @param page a path without a query
     */
    record Leave(String page) implements Exit {}

    /** Leaves at once for the site that sent the consumer here. */
    record Return(String url) implements Exit {}
}
