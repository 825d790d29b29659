package io.fairlead.start;

import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.link.Links;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.sealing.KeyFile;
import io.fairlead.shared.sealing.KeySets;
import io.fairlead.shared.sealing.Resealing;
import io.fairlead.shared.work.Await;
import io.fairlead.start.settings.StartSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionOperations;

/** Making and rotating the server's keys. */
final class KeyCommands {

    /**
     * Servers read a changed key file again within seconds, and sign with the old keys till then.
     */
    private static final Duration UNTIL_KEYS_ARE_READ = Duration.ofMinutes(1);

    /** By then a server that is not overloaded has read a changed key file. */
    private static final Duration UNTIL_KEYS_SEAL =
            Duration.parse(KeyFile.READ_EVERY).plusSeconds(1);

    private KeyCommands() {}

    static void create(CommandContext workplace, List<String> arguments) {
        var file = new KeyFile(Path.of(arguments.getFirst()).toAbsolutePath());
        if (file.exists()) {
            throw new CommandRefusedException(
                    "%s exists and may be in use: give the name of a new file."
                            .formatted(file.path()));
        }
        file.write(KeySets.generated());
        workplace.say(
                "The new keys are in %s. Keep a copy in another place than the backups: without the keys nobody can open what they seal."
                        .formatted(file.path()));
    }

    static void show(CommandContext workplace, List<String> arguments) {
        var keys = keys(workplace.settings());
        workplace.say("Sealing:");
        keys.sealingKeys().forEach(key -> workplace.say(line(key, "seals and opens", "opens")));
        workplace.say("Link signing:");
        keys.linkSigningKeys()
                .forEach(key -> workplace.say(line(key, "signs and verifies", "verifies")));
    }

    static void stage(CommandContext workplace, List<String> arguments) {
        var file = file(workplace.settings());
        var keys = file.read();
        if (keys.hasStaged()) {
            throw new CommandRefusedException(
                    "New keys are staged already: run ./run keys promote.");
        }
        file.write(keys.staged());
        workplace.say(
                "New keys are staged in %s; a running server reads them within seconds. Once every server has this file, run ./run keys promote."
                        .formatted(file.path()));
    }

    static void promote(CommandContext workplace, List<String> arguments) {
        var file = file(workplace.settings());
        var keys = file.read();
        if (!keys.hasStaged()) {
            throw new CommandRefusedException("No keys are staged: run ./run keys stage first.");
        }
        file.write(keys.promoted());
        workplace.say(
                "The newest keys in %s seal and sign from now on; the old ones still open and verify. Once every server has this file, run ./run reseal."
                        .formatted(file.path()));
    }

    static void reseal(CommandContext workplace, List<String> arguments) {
        var resealing = workplace.part(Resealing.class);
        awaitServers(workplace);
        long total = 0;
        for (var column : resealing.columns()) {
            var resealed = resealing.reseal(column);
            workplace.say("%s: %,d".formatted(column, resealed));
            total += resealed;
        }
        workplace.say("Values sealed again: %,d".formatted(total));
        log(workplace, AuditAction.VALUES_RESEAL, Map.of("values", total));
        refuseWhileOutdated(resealing, "they were in use, or none of the keys opens them");
    }

    /** Waits until the servers have read a key file that has just changed, and seal with it. */
    private static void awaitServers(CommandContext workplace) {
        var settings = workplace.settings();
        if (settings.keys() == null && settings.keyFile().exists()) {
            var clock = workplace.part(Clock.class);
            var read = settings.keyFile().lastModified().toInstant().plus(UNTIL_KEYS_SEAL);
            Await.until(UNTIL_KEYS_SEAL, () -> !clock.instant().isBefore(read));
        }
    }

    static void prune(CommandContext workplace, List<String> arguments) {
        var now = !arguments.isEmpty();
        if (now && !arguments.getFirst().equals("--now")) {
            throw new WrongUsageException("The command is ./run keys prune [--now].");
        }
        var file = file(workplace.settings());
        var keys = file.read();
        refuseToPrune(keys);
        var resealing = workplace.part(Resealing.class);
        if (!now) {
            refuseWhileSignaturesLive(workplace, file);
        }
        refuseWhileOutdated(resealing, "removing their keys would lose them");
        file.write(keys.pruned());
        log(workplace, AuditAction.KEYS_PRUNE, Map.of("now", now));
        workplace.say(
                "The old keys are gone from %s. Backups that were made before need them: keep a copy of the old file as long as such backups."
                        .formatted(file.path()));
    }

    private static void log(CommandContext workplace, AuditAction action, Map<String, ?> details) {
        var change = new Change(workplace.actor(), action, null, "key sets", details);
        workplace
                .part(TransactionOperations.class)
                .executeWithoutResult(_ -> workplace.part(AuditLog.class).record(change));
    }

    private static void refuseToPrune(KeySets keys) {
        if (keys.hasStaged()) {
            throw new CommandRefusedException(
                    "Pruning would remove the keys that are staged: run ./run keys promote and ./run reseal first.");
        }
        if (keys.sealingKeys().size() == 1) {
            throw new CommandRefusedException("There are no old keys.");
        }
    }

    private static void refuseWhileSignaturesLive(CommandContext workplace, KeyFile file) {
        var changed = file.lastModified().toInstant().plus(UNTIL_KEYS_ARE_READ);
        var over = workplace.part(Links.class).signaturesLiveUntil(changed);
        if (workplace.part(Clock.class).instant().isBefore(over)) {
            throw new CommandRefusedException(
                    "Links signed with the old keys may still be open and would stop working: prune after %s, or add --now."
                            .formatted(over.truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    private static void refuseWhileOutdated(Resealing resealing, String why) {
        var outdated = resealing.outdated();
        if (outdated > 0) {
            throw new CommandRefusedException(
                    "Values still sealed with other keys: %,d (%s). Run ./run reseal again."
                            .formatted(outdated, why));
        }
    }

    private static String line(KeySets.Key key, String primary, String other) {
        return "  %10d  %s".formatted(key.id(), key.primary() ? primary : other);
    }

    /** The keys in use. */
    static KeySets keys(StartSettings settings) {
        return settings.keys() == null
                ? file(settings).read()
                : KeySets.fromJson(settings.keys().reveal());
    }

    /** The key file in use. */
    private static KeyFile file(StartSettings settings) {
        if (settings.keys() != null) {
            throw new CommandRefusedException(
                    "The keys come from FAIRLEAD_KEYS, which a command cannot change: put its value into a file, run the command with FAIRLEAD_KEYS_FILE instead, and set FAIRLEAD_KEYS to what is in the file then.");
        }
        var file = settings.keyFile();
        if (!file.exists()) {
            throw new CommandRefusedException(
                    "There is no key file %s: put it there, or start the server once, which makes a new one."
                            .formatted(file.path()));
        }
        return file;
    }
}
