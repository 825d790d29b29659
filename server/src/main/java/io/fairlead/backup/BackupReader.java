package io.fairlead.backup;

import io.fairlead.shared.CommandRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** Reads what {@link BackupWriter} wrote. */
final class BackupReader implements AutoCloseable {

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupReader(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * @throws CommandRefusedException when the file is not a complete backup that this version can
     *     read
     */
    static BackupReader open(Path file) throws IOException {
        try {
            var zip = new ZipFile(file.toFile());
            var manifest = manifest(zip);
            if (manifest.isEmpty()) {
                zip.close();
                throw notABackup(file);
            }
            return new BackupReader(file, zip, manifest.get());
        } catch (NoSuchFileException e) {
            throw new CommandRefusedException("There is no file %s.".formatted(file), e);
        } catch (ZipException _) {
            throw notABackup(file);
        }
    }

    private static Optional<Manifest> manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(BackupWriter.MANIFEST);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(BackupWriter.JSON.readValue(in, Manifest.class))
                    .filter(manifest -> manifest.format() == Manifest.FORMAT);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static CommandRefusedException notABackup(Path file) {
        return new CommandRefusedException(
                "%s is not a backup that this version of Fairlead can read.".formatted(file));
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Puts the rows of a table into it.
     *
     * @throws CommandRefusedException when they are not those that were written
     */
    void read(Table table, Manifest.Content content, TableStore store) throws IOException {
        var entry = zip.getEntry(BackupWriter.entry(table.name()));
        if (entry == null) {
            throw damaged();
        }
        try (var rows = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            var count = store.copyFrom(rows, table);
            if (count != content.rows() || rows.getChecksum().getValue() != entry.getCrc()) {
                throw damaged();
            }
        } catch (ZipException _) {
            throw damaged();
        }
    }

    private CommandRefusedException damaged() {
        return new CommandRefusedException("%s is damaged; nothing was restored.".formatted(file));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
