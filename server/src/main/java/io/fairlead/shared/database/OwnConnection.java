package io.fairlead.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** A pool of one connection beside the server's pool, which leads to the same database. */
final class OwnConnection {

    private OwnConnection() {}

    /**
     * Opens the connection when it is asked for.
     *
     * @param purpose part of the pool's name
     * @param longestSilence after which the database is given up; to the second
     */
    static HikariDataSource beside(
            HikariDataSource others, String purpose, Duration longestSilence) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(others.getJdbcUrl());
        pool.setCredentials(others.getCredentials());
        pool.setPoolName(others.getPoolName() + "-" + purpose);
        pool.setMaximumPoolSize(1);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(others.getConnectionTimeout());
        pool.setValidationTimeout(others.getValidationTimeout());
        pool.setKeepaliveTime(others.getKeepaliveTime());
        pool.setMaxLifetime(others.getMaxLifetime());
        pool.setExceptionOverrideClassName(others.getExceptionOverrideClassName());
        pool.setConnectionInitSql(others.getConnectionInitSql());
        others.getDataSourceProperties()
                .forEach((name, value) -> pool.addDataSourceProperty(String.valueOf(name), value));
        pool.addDataSourceProperty("socketTimeout", String.valueOf(longestSilence.toSeconds()));
        return pool;
    }
}
