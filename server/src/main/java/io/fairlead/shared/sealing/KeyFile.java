package io.fairlead.shared.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A file that holds {@link KeySets}, readable by its owner alone and replaced in one step. */
public record KeyFile(Path path) {

    /** How often servers look whether the key file has changed; ISO 8601. */
    public static final String READ_EVERY = "PT5S";

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
     * @throws CannotStartException when the file cannot be read, or holds something else
     */
    public KeySets read() {
        try {
            return KeySets.fromJson(Files.readString(path));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Replaces the file; a reader sees the old keys or the new ones, never a part.
     *
     * @throws CannotStartException when it cannot be written
     */
    public void write(KeySets keys) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (PrivateFile file = PrivateFile.at(path)) {
                file.out().write(keys.toJson().getBytes(UTF_8));
                file.commit();
            }
        } catch (IOException e) {
            throw new CannotStartException(
                    "The key file %s cannot be written: let this user write the folder it is in."
                            .formatted(path),
                    e);
        }
    }

    /**
     * When the keys changed last.
     *
     * @throws CannotStartException when the file cannot be read
     */
    public FileTime lastModified() {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private CannotStartException unreadable(IOException reason) {
        return new CannotStartException(
                "The key file %s cannot be read: let this user read it, or set FAIRLEAD_KEYS_FILE to another one."
                        .formatted(path),
                reason);
    }
}
