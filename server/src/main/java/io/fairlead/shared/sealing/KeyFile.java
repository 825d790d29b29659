package io.fairlead.shared.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.shared.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

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
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (PrivateFile file = PrivateFile.at(path)) {
                file.out().write(keys.toJson().getBytes(UTF_8));
                file.commit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the keys changed last. */
    public FileTime lastModified() {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
