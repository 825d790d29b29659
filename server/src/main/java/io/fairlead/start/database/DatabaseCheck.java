package io.fairlead.start.database;

import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.database.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/** Whether a database that was given from outside can be used. */
public final class DatabaseCheck {

    private static final int OLDEST_VERSION = 15;
    private static final String SECONDS_TO_CONNECT = "5";

    private DatabaseCheck() {}

    /**
     * Connects once.
     *
     * @throws DatabaseUnavailableException when that fails, or the database is too old
     */
    public static void check(DatabaseAddress database) {
        try (Connection connection = DriverManager.getConnection(database.url(), login(database))) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new DatabaseUnavailableException(
                        "The database at %s is PostgreSQL %d: Fairlead needs version %d or newer."
                                .formatted(place(database), version, OLDEST_VERSION));
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(sentence(database, e), e);
        }
    }

    private static Properties login(DatabaseAddress database) {
        var login = new Properties();
        login.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        login.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        if (!database.user().isEmpty()) {
            login.setProperty("user", database.user());
            login.setProperty("password", database.password().reveal());
        }
        return login;
    }

    private static String sentence(DatabaseAddress database, SQLException failure) {
        return switch (Objects.requireNonNullElse(failure.getSQLState(), "")) {
            case "28P01", "28000", "08004" ->
                    "The database at %s does not accept the login: check FAIRLEAD_DATABASE_USER and FAIRLEAD_DATABASE_PASSWORD."
                            .formatted(place(database));
            case "3D000" ->
                    "There is no database at %s: create it, or correct FAIRLEAD_DATABASE_URL."
                            .formatted(place(database));
            default ->
                    "The database at %s cannot be reached (%s): check FAIRLEAD_DATABASE_URL and that the database runs."
                            .formatted(place(database), reason(database, failure));
        };
    }

    /** What the driver says, which names the whole address where it cannot read it. */
    private static String reason(DatabaseAddress database, SQLException failure) {
        return String.valueOf(failure.getMessage()).replace(database.url(), place(database));
    }

    /** The address without its parameters, which can have a password among them. */
    private static String place(DatabaseAddress database) {
        return database.url().replaceFirst("\\?.*", "");
    }
}
