package io.fairlead.start;

import io.fairlead.backup.Backup;
import java.nio.file.Path;
import java.util.List;

/** Backup and restore of the database that the settings name. */
final class BackupCommands {

    private BackupCommands() {}

    static void backup(CommandContext workplace, List<String> arguments) {
        var file = Path.of(arguments.getFirst()).toAbsolutePath();
        var keys = KeyCommands.keys(workplace.settings());
        var manifest = new Backup(workplace.database(), keys).write(file);
        workplace.say(
                """
                Backed up %,d rows of %d tables to %s.
                The keys are not in it. Keep a copy of them in another place: without the keys of today the backup cannot be restored."""
                        .formatted(manifest.rows(), manifest.tables().size(), file));
    }

    static void restore(CommandContext workplace, List<String> arguments) {
        var file = Path.of(arguments.getFirst()).toAbsolutePath();
        var keys = KeyCommands.keys(workplace.settings());
        var manifest = new Backup(workplace.databaseAlone(), keys).restore(file);
        workplace.say(
                "Restored %,d rows of %d tables, the state of %s."
                        .formatted(
                                manifest.rows(), manifest.tables().size(), manifest.createdAt()));
    }
}
