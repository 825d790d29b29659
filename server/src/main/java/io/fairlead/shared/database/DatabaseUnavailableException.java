package io.fairlead.shared.database;

import io.fairlead.shared.CannotStartException;

/** The database cannot be had, and why, in one plain sentence that says what to do. */
public class DatabaseUnavailableException extends CannotStartException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String sentence) {
        super(sentence);
    }

    public DatabaseUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
