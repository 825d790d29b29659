package io.fairlead.support;

import io.fairlead.postgres.EmbeddedPostgres;
import io.fairlead.shared.HomeLock;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Empty databases for tests, on one PostgreSQL per process: an embedded one, or the server that
 * {@code FAIRLEAD_TEST_DATABASE_URL}, {@code _USER} and {@code _PASSWORD} name, whose user must be
 * allowed to create databases.
 */
public final class TestDatabase {

    private static final Queue<String> CREATED = new ConcurrentLinkedQueue<>();
    private static final DatabaseAddress SERVER = server(System.getenv());

    private TestDatabase() {}

    /** A new, empty database. */
    public static DatabaseAddress fresh() {
        var random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        var name = "fairlead_test_" + HexFormat.of().formatHex(random);
        execute("CREATE DATABASE " + name);
        CREATED.add(name);
        var url = SERVER.url().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
        return new DatabaseAddress(url, SERVER.user(), SERVER.password());
    }

    /** The settings with which the program uses a database. */
    public static Map<String, String> settings(DatabaseAddress address) {
        return Map.of(
                "FAIRLEAD_DATABASE_URL", address.url(),
                "FAIRLEAD_DATABASE_USER", address.user(),
                "FAIRLEAD_DATABASE_PASSWORD", address.password().reveal());
    }

    public static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), address.user(), address.password().reveal());
    }

    private static DatabaseAddress server(Map<String, String> environment) {
        var url = environment.get("FAIRLEAD_TEST_DATABASE_URL");
        if (url == null) {
            var postgres = embedded(1);
            atTheEnd(postgres::close);
            endWaitsForTheDisk(postgres.address());
            return postgres.address();
        }
        atTheEnd(() -> {});
        return new DatabaseAddress(
                url,
                environment.getOrDefault("FAIRLEAD_TEST_DATABASE_USER", "postgres"),
                new Secret(environment.getOrDefault("FAIRLEAD_TEST_DATABASE_PASSWORD", "")));
    }

    /** In the first folder that no other process runs tests on. */
    private static EmbeddedPostgres embedded(int number) {
        try {
            return EmbeddedPostgres.start(
                    PreparedHome.at(Path.of("target", "test-database-" + number)));
        } catch (HomeLock.InUseException _) {
            return embedded(number + 1);
        }
    }

    /** No test pulls the plug on this server: those of what outlives a kill start their own. */
    private static void endWaitsForTheDisk(DatabaseAddress server) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET fsync = off");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void atTheEnd(Runnable stop) {
        Runnable cleanUp =
                () -> {
                    CREATED.forEach(name -> execute("DROP DATABASE " + name + " WITH (FORCE)"));
                    stop.run();
                };
        Runtime.getRuntime().addShutdownHook(new Thread(cleanUp, "drop-test-databases"));
    }

    private static void execute(String sql) {
        try (Connection connection = connect(SERVER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
