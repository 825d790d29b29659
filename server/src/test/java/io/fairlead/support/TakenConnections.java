package io.fairlead.support;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every connection of a pool, so that nobody else gets one until they are given back. */
public record TakenConnections(List<Connection> connections) implements AutoCloseable {

    public static TakenConnections of(HikariDataSource pool) throws SQLException {
        var connections = new ArrayList<Connection>();
        for (var i = 0; i < pool.getMaximumPoolSize(); i++) {
            connections.add(pool.getConnection());
        }
        return new TakenConnections(connections);
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
