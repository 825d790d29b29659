package io.fairlead.start;

import io.fairlead.postgres.EmbeddedPostgres;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.HomeLock;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.sealing.KeyFile;
import io.fairlead.shared.sealing.KeySets;
import io.fairlead.start.database.Database;
import io.fairlead.start.database.DatabaseCheck;
import io.fairlead.start.settings.StartSettings;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server works on, opened: its home and its database. A production server has no home: it
 * keeps everything in its database, and its keys are given to it.
 */
final class Installation implements AutoCloseable {

    private final @Nullable HomeLock home;
    private final Database database;

    private Installation(@Nullable HomeLock home, Database database) {
        this.home = home;
        this.database = database;
    }

    /**
     * Opens both, making what a sandbox misses.
     *
     * @throws CannotStartException when one of them cannot be had
     */
    static Installation open(StartSettings settings) {
        return switch (settings.mode()) {
            case SANDBOX -> openSandbox(settings);
            case PRODUCTION ->
                    new Installation(null, external(Objects.requireNonNull(settings.database())));
        };
    }

    /**
     * As {@link #open}, but beside the server where one runs on the home.
     *
     * @throws CannotStartException when one of them cannot be had
     */
    static Installation share(StartSettings settings) {
        try {
            return open(settings);
        } catch (HomeLock.InUseException _) {
            return new Installation(null, databaseInUse(settings));
        }
    }

    private static Database databaseInUse(StartSettings settings) {
        var given = settings.database();
        return given == null
                ? new Database.External(addressInUse(settings.home()))
                : external(given);
    }

    private static DatabaseAddress addressInUse(Path home) {
        return EmbeddedPostgres.running(home)
                .orElseThrow(
                        () ->
                                new CannotStartException(
                                        "The server on %s is starting or stopping: try again in a moment."
                                                .formatted(home)));
    }

    private static Installation openSandbox(StartSettings settings) {
        var home = HomeLock.acquire(settings.home());
        makeKeys(home.home());
        var given = settings.database();
        Database database = given == null ? new Database.Embedded(home) : external(given);
        return new Installation(home, database);
    }

    private static Database external(DatabaseAddress given) {
        DatabaseCheck.check(given);
        return new Database.External(given);
    }

    /** New keys would open nothing of what a database holds that is there already. */
    private static void makeKeys(Path home) {
        var file = KeyFile.ofHome(home);
        if (file.exists()) {
            return;
        }
        if (EmbeddedPostgres.hasData(home)) {
            throw new CannotStartException(
                    "The keys of the data in %s are missing: put %s back, or move the folder away to start with an empty sandbox."
                            .formatted(home, file.path()));
        }
        file.write(KeySets.generated());
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        if (home != null) {
            home.close();
        }
    }
}
