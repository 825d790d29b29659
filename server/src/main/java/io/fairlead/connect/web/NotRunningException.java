package io.fairlead.connect.web;

import io.fairlead.connect.screen.Visit;

/** A page or an action of a session is asked for that does not go on. */
class NotRunningException extends RuntimeException {

    private final transient Visit visit;

    NotRunningException(Visit visit) {
        super("The session does not go on", null, false, false);
        this.visit = visit;
    }

    Visit visit() {
        return visit;
    }
}
