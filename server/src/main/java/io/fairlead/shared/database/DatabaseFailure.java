package io.fairlead.shared.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Tells a database that cannot do its work now from a statement that is wrong. Only the codes of
 * SQL say that: the same failure comes as other exceptions from a statement, a commit, the
 * roll-back after it, and a pool without connections.
 */
public final class DatabaseFailure {

    private static final String READ_ONLY = "25006";

    /** The database has ended a transaction that did nothing for too long. */
    private static final String IDLE_TOO_LONG = "25P03";

    /**
     * Connections; serialization failures and deadlocks; disk, memory and connections that ran out;
     * locks that were not to be had; an operator's doing, such as a shutdown or a time limit; the
     * operating system.
     */
    private static final Set<String> CLASSES_OF_STATES = Set.of("08", "40", "53", "55", "57", "58");

    private DatabaseFailure() {}

    /** Whether the database was away, or could do nothing: the same call may work in a moment. */
    public static boolean isUnavailable(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException) {
                return true;
            }
            if (cause instanceof SQLException reason) {
                return isUnavailable(reason);
            }
        }
        return false;
    }

    /** How a worker logs a failure after which it goes on by itself. */
    public static Level level(Throwable failure) {
        return isUnavailable(failure) ? Level.WARN : Level.ERROR;
    }

    /** Whether a connection reaches a database that takes no changes, as after a failover. */
    static boolean isReadOnly(SQLException reason) {
        return READ_ONLY.equals(reason.getSQLState());
    }

    /** What has no code comes from the pool: it has no connection, or one that was closed. */
    private static boolean isUnavailable(SQLException reason) {
        var state = reason.getSQLState();
        return state == null
                || state.length() < 2
                || isReadOnly(reason)
                || state.equals(IDLE_TOO_LONG)
                || CLASSES_OF_STATES.contains(state.substring(0, 2));
    }
}
