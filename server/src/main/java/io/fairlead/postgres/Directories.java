package io.fairlead.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Files and directories that are there completely or not at all, and that only we can read. */
final class Directories {

    private static final FileAttribute<Set<PosixFilePermission>> OUR_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OUR_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Directories() {}

    static Path created(Path directory) throws IOException {
        return Files.isDirectory(directory)
                ? directory
                : Files.createDirectory(directory, OUR_DIRECTORY);
    }

    /** The directory, new, without anything that an interrupted attempt left in it. */
    static Path emptied(Path directory) throws IOException {
        if (Files.exists(directory)) {
            delete(directory);
        }
        return Files.createDirectory(directory, OUR_DIRECTORY);
    }

    static void write(Path file, String content) throws IOException {
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, OUR_FILE);
        Files.writeString(partial, content);
        force(partial);
        rename(partial, file);
    }

    static void rename(Path source, Path target) throws IOException {
        Files.move(source, target, ATOMIC_MOVE);
        force(Objects.requireNonNull(target.getParent()));
    }

    /** Waits until a file, or a directory's list of names, is safe from a loss of power. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    static void deleteAll(Path parent, String names) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, names)) {
            for (var directory : directories) {
                delete(directory);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> content;
        try (Stream<Path> walk = Files.walk(directory)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (var path : content) {
            Files.delete(path);
        }
    }
}
