package io.fairlead.backup;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.PrivateFile;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.sealing.KeySets;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;

/**
 * Backup and restore of one database. A backup does not hold the keys that seal its values; it
 * remembers which those are.
 */
public final class Backup {

    private final DatabaseAddress database;
    private final KeySets keys;
    private final Schema schema;

    public Backup(DatabaseAddress database, KeySets keys) {
        this(database, keys, new Schema(database));
    }

    /**
     * @param schema that of the database
     */
    Backup(DatabaseAddress database, KeySets keys, Schema schema) {
        this.database = database;
        this.keys = keys;
        this.schema = schema;
    }

    /**
     * Writes all data, as they are at one moment, to a new file. Servers may run.
     *
     * @throws CommandRefusedException when the file exists, the database holds nothing of Fairlead,
     *     or something fails; then there is no file
     */
    public Manifest write(Path file) {
        if (Files.exists(file)) {
            throw new CommandRefusedException(
                    "%s exists: give the name of a new file.".formatted(file));
        }
        if (!Files.isDirectory(file.resolveSibling("."))) {
            throw new CommandRefusedException(
                    "%s is in a folder that does not exist.".formatted(file));
        }
        try (TableStore store = TableStore.reading(database);
                PrivateFile target = PrivateFile.at(file)) {
            var manifest = write(target, store);
            target.commit();
            return manifest;
        } catch (DataAccessException | IOException e) {
            throw failed("The backup was not made", e);
        }
    }

    private Manifest write(PrivateFile file, TableStore store) throws IOException {
        var version = store.schemaVersion();
        var writer = new BackupWriter(file.out());
        List<Manifest.Content> contents = new ArrayList<>();
        for (var table : store.tables()) {
            contents.add(writer.write(table, store));
        }
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        store.moment(),
                        version,
                        keys.ids(),
                        contents,
                        store.sequences());
        writer.finish(manifest);
        return manifest;
    }

    /**
     * Puts the data of a backup into a database that has no data and, if it has tables, those of
     * the backup's version or an earlier one. The tables get the version of this program.
     *
     * @throws CommandRefusedException when the database holds data, the keys are others, the file
     *     is not a backup that fits, or something fails; then no data are in the database
     */
    public Manifest restore(Path file) {
        try (BackupReader backup = BackupReader.open(file)) {
            var manifest = backup.manifest();
            refuseOtherKeys(manifest);
            refuseDatabaseWithData();
            schema.migrateTo(manifest.schemaVersion());
            restore(backup, manifest);
            schema.migrate();
            return manifest;
        } catch (DataAccessException | FlywayException | IOException e) {
            throw failed("The backup was not restored", e);
        }
    }

    private void refuseOtherKeys(Manifest manifest) {
        Set<Long> missing = new TreeSet<>(manifest.keyIds());
        missing.removeAll(keys.ids());
        if (!missing.isEmpty()) {
            throw new CommandRefusedException(
                    "The backup needs keys that are not here (%s): put the key file in place that was in use when the backup was made (FAIRLEAD_KEYS_FILE, or keys/fairlead-keys.json in the home of a sandbox)."
                            .formatted(
                                    missing.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "))));
        }
    }

    private void refuseDatabaseWithData() {
        try (TableStore store = TableStore.reading(database)) {
            if (store.tables().stream().anyMatch(store::hasRows)) {
                throw new CommandRefusedException(
                        "The database holds data: restore into an empty one, in the sandbox by setting FAIRLEAD_HOME to a new folder with the key file in it.");
            }
        }
    }

    private void restore(BackupReader backup, Manifest manifest) throws IOException {
        try (TableStore store = TableStore.writing(database)) {
            var tables = store.tables();
            if (tables.size() != manifest.tables().size()) {
                throw otherTables();
            }
            for (var table : tables) {
                restore(table, contentOf(table, manifest), backup, store);
            }
            manifest.sequences().forEach(store::setSequence);
            store.commit();
        }
    }

    private static void restore(
            Table table, Manifest.Content content, BackupReader backup, TableStore store)
            throws IOException {
        content.months().forEach(month -> store.ensurePartition(table, month));
        backup.read(table, content, store);
    }

    private static Manifest.Content contentOf(Table table, Manifest manifest) {
        return manifest.tables().stream()
                .filter(content -> content.isOf(table))
                .findFirst()
                .orElseThrow(Backup::otherTables);
    }

    private static CommandRefusedException otherTables() {
        return new CommandRefusedException(
                "The backup has other tables than the database: give a database of its own.");
    }

    private static CommandRefusedException failed(String what, Exception cause) {
        var message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        // The message of such an exception is the name of the file alone.
        String kind =
                cause instanceof FileSystemException ? cause.getClass().getSimpleName() + " " : "";
        return new CommandRefusedException("%s (%s%s).".formatted(what, kind, message), cause);
    }
}
