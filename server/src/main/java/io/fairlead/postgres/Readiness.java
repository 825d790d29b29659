package io.fairlead.postgres;

import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.database.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a postmaster answers, and sees for itself that it will not forget what it has
 * committed.
 */
record Readiness(Process postmaster, DatabaseAddress address) {

    private static final Duration PAUSE = Duration.ofMillis(15);

    /**
     * Recovery after a crash reads up to {@code max_wal_size} of write-ahead log, from a slow disk
     * perhaps.
     */
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);

    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String CONNECTION_EXCEPTION = "08";

    /** Whether it answers; false when it has ended instead. */
    boolean await() throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        while (postmaster.isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new DatabaseUnavailableException(
                        "The embedded PostgreSQL is still recovering after %d minutes: start Fairlead again to give it more time."
                                .formatted(LONGEST_RECOVERY.toMinutes()));
            }
            if (answers()) {
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    private boolean answers() throws InterruptedException {
        try (Connection connection = connect()) {
            checkDurability(connection);
            return true;
        } catch (SQLException e) {
            if (comesLater(e) || portWasTaken()) {
                return false;
            }
            throw new DatabaseUnavailableException(
                    "The embedded PostgreSQL started but refuses the server (%s): restore the files of FAIRLEAD_HOME from one and the same backup."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password().reveal());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(address.url(), properties);
    }

    private static boolean comesLater(SQLException e) {
        var state = e.getSQLState();
        return state != null
                && (state.equals(CANNOT_CONNECT_NOW) || state.startsWith(CONNECTION_EXCEPTION));
    }

    /**
     * Another program answered on the port that was free a moment ago, so the postmaster is about
     * to end.
     */
    private boolean portWasTaken() throws InterruptedException {
        return postmaster.waitFor(500, TimeUnit.MILLISECONDS);
    }

    private static void checkDurability(Connection connection) throws SQLException {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SHOW " + setting)) {
                if (!result.next() || !"on".equals(result.getString(1))) {
                    throw new DatabaseUnavailableException(
                            "The embedded PostgreSQL has %s switched off, so it could lose what it has acknowledged: remove that setting from its database and its user."
                                    .formatted(setting));
                }
            }
        }
    }
}
