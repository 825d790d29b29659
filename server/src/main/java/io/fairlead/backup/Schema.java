package io.fairlead.backup;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.database.DatabaseAddress;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** The schema of a database, which can be that of an earlier version. */
final class Schema {

    private final DatabaseAddress database;
    private final String[] migrations;

    Schema(DatabaseAddress database) {
        this(database, "classpath:db/migration");
    }

    /**
     * @param migrations the folders with the migrations
     */
    Schema(DatabaseAddress database, String... migrations) {
        this.database = database;
        this.migrations = migrations;
    }

    /**
     * Brings it from an earlier version to this one, with the functions of this program.
     *
     * @throws CommandRefusedException when it is a later one, or there is no such version
     */
    void migrateTo(String version) {
        var migrations = configuration().load().info().all();
        if (Arrays.stream(migrations).noneMatch(known -> isKnown(known, version))) {
            throw new CommandRefusedException(
                    "The backup was made by a newer Fairlead (its tables are of version %s): restore it with that one."
                            .formatted(version));
        }
        var flyway = configuration().target(version).load();
        flyway.migrate();
        var current = flyway.info().current();
        if (current == null || !isVersion(current, version)) {
            throw new CommandRefusedException(
                    "The database has tables of a newer version than the backup (%s): give one without tables."
                            .formatted(version));
        }
    }

    /** Brings it to the version of this program. */
    void migrate() {
        configuration().load().migrate();
    }

    private FluentConfiguration configuration() {
        return Flyway.configure()
                .dataSource(database.url(), user(), database.password().reveal())
                .locations(migrations);
    }

    private @Nullable String user() {
        return database.user().isEmpty() ? null : database.user();
    }

    private static boolean isKnown(MigrationInfo migration, String version) {
        return isVersion(migration, version) && migration.getState().isResolved();
    }

    private static boolean isVersion(MigrationInfo migration, String version) {
        return MigrationVersion.fromVersion(version).equals(migration.getVersion());
    }
}
