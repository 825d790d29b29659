package io.fairlead.shared.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** A file that holds {@link KeySets}, readable by its owner alone and replaced in one step. */
public record KeyFile(Path path) {

    /** Where a sandbox keeps its keys below its home. */
    public static KeyFile ofHome(Path home) {
        return new KeyFile(home.resolve("keys").resolve("fairlead-keys.json"));
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Reads the keys.
     *
     * @throws KeySets.InvalidKeysException when the file holds something else
     */
    public KeySets read() {
        try {
            return KeySets.fromJson(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file; a reader sees the old keys or the new ones, never a part. */
    public void write(KeySets keys) {
        try {
            var folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var ownerOnly =
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE));
            var next = Files.createTempFile(folder, "keys", ".next", ownerOnly);
            Files.writeString(next, keys.toJson());
            Files.move(
                    next,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileTime lastModified() {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
