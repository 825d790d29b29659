package io.fairlead.shared.page;

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
     * @param code of the error that a host is told instead
     */
    record Leave(String page, int code) implements Exit {}

    /**
     * Leaves at once for the site that sent the consumer here.
     *
     * @param code of the error that a host is told instead
     */
    record Return(String url, int code) implements Exit {}
}
