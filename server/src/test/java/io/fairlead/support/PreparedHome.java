package io.fairlead.support;

import io.fairlead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Homes of sandboxes whose programs of PostgreSQL are unpacked already. They are unpacked once for
 * all test processes of a build.
 */
public final class PreparedHome {

    private static final Path FIRST = Path.of("target", "prepared-home").toAbsolutePath();

    private PreparedHome() {}

    /**
     * Prepares a home, or leaves it as it is when it has a database. Another process may be doing
     * the same.
     */
    public static Path at(Path home) {
        var directory = home.resolve("postgres");
        if (Files.exists(directory)) {
            return home;
        }
        try {
            Files.createDirectories(directory);
            var programs = Programs.UNPACKED;
            Files.createSymbolicLink(directory.resolve(programs.getFileName()), programs);
            return home;
        } catch (FileAlreadyExistsException _) {
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
            Files.createDirectories(FIRST);
            try (var lock =
                            FileChannel.open(
                                    FIRST.resolve("preparing"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                // It unpacks what is not there yet, or is there of another version.
                EmbeddedPostgres.start(FIRST).close();
            }
            try (var folders =
                    Files.newDirectoryStream(FIRST.resolve("postgres"), "postgres-*-????????")) {
                return folders.iterator().next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
