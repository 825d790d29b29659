package io.fairlead.postgres;

import io.fairlead.shared.database.DatabaseUnavailableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this platform, unpacked from the class path into a directory. */
record PostgresBinaries(Path directory) {

    /**
     * Unpacks the programs unless that has been done. The directory is named after the checksum of
     * the archive, so other binaries never mix with these, and it gets its name only when it is
     * complete, so a half unpacked one is never used.
     */
    static PostgresBinaries unpackInto(Path parent) throws IOException {
        var name = "postgres-" + platform();
        var archive = open(name + ".txz");
        try (InputStream content = archive.getInputStream()) {
            var checksum = archive.getJarEntry().getCrc();
            var directory = parent.resolve("%s-%08x".formatted(name, checksum));
            if (!Files.isDirectory(directory)) {
                unpack(content, parent, directory);
            }
            return new PostgresBinaries(directory);
        }
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    private static JarURLConnection open(String resource) throws IOException {
        var url = PostgresBinaries.class.getClassLoader().getResource(resource);
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new DatabaseUnavailableException(
                    "This build of Fairlead has no embedded PostgreSQL for %s: build it on this machine, or set FAIRLEAD_DATABASE_URL to a PostgreSQL of your own."
                            .formatted(platform()));
        }
        connection.setUseCaches(false);
        return connection;
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "darwin" : system)
                + "-"
                + switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
    }

    private static void unpack(InputStream archive, Path parent, Path directory)
            throws IOException {
        var partial = Directories.emptied(parent.resolve(directory.getFileName() + ".partial"));
        try (var entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                unpack(entry, entries, entry.resolveIn(partial));
            }
        }
        Directories.deleteAll(parent, "postgres-*-????????");
        Directories.rename(partial, directory);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            Directories.force(target);
        }
    }
}
