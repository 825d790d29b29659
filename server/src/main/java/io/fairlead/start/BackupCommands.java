package io.fairlead.start;

import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditTrail;
import io.fairlead.audit.Change;
import io.fairlead.backup.Backup;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;

/** Backup and restore of the database that the settings name. */
final class BackupCommands {

    private BackupCommands() {}

    static void backup(CommandContext workplace, List<String> arguments) {
        var file = Path.of(arguments.getFirst()).toAbsolutePath();
        var keys = KeyCommands.keys(workplace.settings());
        var database = workplace.database();
        var manifest = new Backup(database, keys).write(file);
        workplace.say(
                """
                Backed up %,d rows of %d tables to %s.
                The keys are not in it. Keep a copy of them in another place: without the keys of today the backup cannot be restored."""
                        .formatted(manifest.rows(), manifest.tables().size(), file));
        log(workplace, database, AuditAction.BACKUP_WRITE, file, Map.of("rows", manifest.rows()));
    }

    static void restore(CommandContext workplace, List<String> arguments) {
        var file = Path.of(arguments.getFirst()).toAbsolutePath();
        var keys = KeyCommands.keys(workplace.settings());
        var database = workplace.databaseAlone();
        var manifest = new Backup(database, keys).restore(file);
        workplace.say(
                "Restored %,d rows of %d tables, the state of %s."
                        .formatted(
                                manifest.rows(), manifest.tables().size(), manifest.createdAt()));
        log(
                workplace,
                database,
                AuditAction.BACKUP_RESTORE,
                file,
                Map.of("rows", manifest.rows(), "createdAt", manifest.createdAt().toString()));
    }

    private static void log(
            CommandContext workplace,
            DatabaseAddress database,
            AuditAction action,
            Path file,
            Map<String, ?> details) {
        try (AuditTrail trail = AuditTrail.of(database)) {
            trail.append(new Change(workplace.actor(), action, null, file.toString(), details));
        } catch (DataAccessException e) {
            throw new CommandRefusedException(
                    "This is done, but it cannot be put into the audit log (%s)."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
