package io.fairlead.start;

import io.fairlead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A home whose embedded PostgreSQL need not unpack its programs, which takes longer than most tests
 * of a start. They are unpacked once for all tests of this process, and linked to.
 */
final class PreparedHome {

    private PreparedHome() {}

    /** Prepares a home, or leaves it as it is when it has a database. */
    static Path at(Path home) {
        var directory = home.resolve("postgres");
        if (Files.exists(directory)) {
            return home;
        }
        try {
            Files.createDirectories(directory);
            var programs = Programs.UNPACKED;
            Files.createSymbolicLink(directory.resolve(programs.getFileName()), programs);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Programs {

        private static final Path UNPACKED = unpacked();
    }

    private static Path unpacked() {
        try {
            var home = Files.createTempDirectory("fairlead-test-programs");
            EmbeddedPostgres.start(home).close();
            try (var folders = Files.newDirectoryStream(home.resolve("postgres"), "postgres-*")) {
                return folders.iterator().next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
