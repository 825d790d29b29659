package io.fairlead.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * The pool's connections for statements that may take minutes, which nobody waits for: migrations,
 * and deletions of what is no longer kept. The others are given up when the database says nothing
 * for some seconds.
 */
@Component
public class UnhurriedConnections {

    private final DataSource source;

    UnhurriedConnections(HikariDataSource pool) {
        this.source = new Unhurried(pool);
    }

    /** Each statement is a transaction of its own, also within one of the caller's. */
    public Sql sql() {
        return Sql.on(source);
    }

    DataSource source() {
        return source;
    }

    private static final class Unhurried extends DelegatingDataSource {

        private static final int FOR_EVER = 0;

        private Unhurried(DataSource pool) {
            super(pool);
        }

        /** The pool sets the limit again when it gets the connection back. */
        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            connection.setNetworkTimeout(Runnable::run, FOR_EVER);
            return connection;
        }
    }
}
