package io.fairlead.shared.database;

import io.fairlead.shared.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a PostgreSQL database is reached: its JDBC URL, and as whom.
 *
 * @param user may be empty, when the URL says it
 */
public record DatabaseAddress(String url, String user, Secret password) {

    /** A new connection beside those of the server's pool. */
    public Connection connect() throws SQLException {
        return user.isEmpty()
                ? DriverManager.getConnection(url)
                : DriverManager.getConnection(url, user, password.reveal());
    }
}
