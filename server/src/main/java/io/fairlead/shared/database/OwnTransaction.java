package io.fairlead.shared.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A connection to a database that no part of the server needs to run for, with a transaction that
 * {@link #commit} ends and begins anew.
 */
public final class OwnTransaction implements AutoCloseable {

    private final Connection connection;
    private final Sql sql;

    private OwnTransaction(Connection connection) {
        this.connection = connection;
        this.sql = Sql.on(new SingleConnectionDataSource(connection, true));
    }

    public static OwnTransaction on(DatabaseAddress database) {
        try {
            var connection = database.connect();
            connection.setAutoCommit(false);
            return new OwnTransaction(connection);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public Sql sql() {
        return sql;
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Undoes what is not committed. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static DataAccessResourceFailureException failure(SQLException cause) {
        return new DataAccessResourceFailureException(String.valueOf(cause.getMessage()), cause);
    }
}
