package io.fairlead.postgres;

import io.fairlead.shared.database.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why a program of PostgreSQL ended when it should not have, read from what it printed. */
record StartFailure(Cluster cluster, String output) {

    static StartFailure of(Cluster cluster, Path output) throws IOException {
        return new StartFailure(cluster, Files.readString(output));
    }

    /** A reason that trying again does not remove. */
    Optional<DatabaseUnavailableException> permanent() throws IOException {
        if (output.contains("unshare: failed to execute")
                || output.contains("setsid: failed to execute")) {
            return because(
                    "Root without its privileges, as PostgreSQL runs here, cannot reach %s: set FAIRLEAD_HOME to a folder that root owns, or run Fairlead as the user that owns it."
                            .formatted(cluster.directory()));
        }
        if (output.contains("unshare:")) {
            return Optional.of(PostgresCommand.rootIsRefused());
        }
        if (output.contains("wrong ownership")) {
            return because(
                    "%s belongs to another user: run Fairlead as that user, or set FAIRLEAD_HOME to another folder."
                            .formatted(cluster.data()));
        }
        if (output.contains("incompatible with server")) {
            var version = Files.readString(cluster.data().resolve("PG_VERSION")).strip();
            return because(
                    "%s was written by PostgreSQL %s, which this version of Fairlead does not read: make a backup with the version of Fairlead that wrote it and restore it into a new FAIRLEAD_HOME."
                            .formatted(cluster.data(), version));
        }
        return Optional.empty();
    }

    private static Optional<DatabaseUnavailableException> because(String sentence) {
        return Optional.of(new DatabaseUnavailableException(sentence));
    }

    /** What to say when it has failed again and again. */
    DatabaseUnavailableException lasting() {
        return new DatabaseUnavailableException(
                "The embedded PostgreSQL does not start on %s (%s): look into %s, or set FAIRLEAD_DATABASE_URL to a PostgreSQL of your own."
                        .formatted(cluster.data(), lastLine(), cluster.log()));
    }

    private String lastLine() {
        var lines = output.lines().filter(line -> !line.contains("HINT:")).toList();
        return lines.isEmpty() ? "it ended without a word" : lines.getLast().strip();
    }
}
