package io.fairlead.start;

import io.fairlead.audit.AuditEntry;
import io.fairlead.audit.AuditHead;
import io.fairlead.audit.AuditTrail;
import io.fairlead.audit.AuditVerdict;
import io.fairlead.shared.CommandRefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Reading and verifying the audit log. */
final class AuditCommands {

    private static final int SHOWN = 50;

    private AuditCommands() {}

    static void list(CommandContext workplace, List<String> arguments) {
        try (AuditTrail trail = trail(workplace)) {
            var after =
                    arguments.isEmpty()
                            ? trail.head().number() - SHOWN
                            : number(arguments.getFirst());
            trail.read(after, entry -> workplace.say(line(entry)));
        } catch (DataAccessException e) {
            throw unreadable(e);
        }
    }

    static void verify(CommandContext workplace, List<String> arguments) {
        var kept = arguments.isEmpty() ? null : head(arguments.getFirst());
        try (AuditTrail trail = trail(workplace)) {
            workplace.say(sentence(trail.verify(kept), kept));
        } catch (DataAccessException e) {
            throw unreadable(e);
        }
    }

    private static String sentence(AuditVerdict verdict, @Nullable AuditHead kept) {
        return switch (verdict) {
            case AuditVerdict.Intact(var head) ->
                    """
                    The audit log is intact: %,d entries%s.
                    Head  %s
                    Keep the head in another place: ./run verify-audit-log HEAD tells later whether anything before it is missing."""
                            .formatted(
                                    head.number(),
                                    kept == null ? "" : ", among them that of the head you kept",
                                    head);
            case AuditVerdict.Broken(var number, var fault) ->
                    throw new CommandRefusedException(
                            "The audit log is not intact: entry %d %s."
                                    .formatted(number, fault(fault)));
            case AuditVerdict.OtherThanKept(var head, var expected, var fault) ->
                    throw new CommandRefusedException(
                            "The audit log is not the one of the head you kept: its entry %d %s. The log ends with entry %d. After a restore that is so for what was logged after the backup."
                                    .formatted(expected.number(), fault(fault), head.number()));
        };
    }

    private static String fault(AuditVerdict.Fault fault) {
        return switch (fault) {
            case MISSING -> "is missing";
            case CHANGED -> "was changed";
            case UNCHAINED -> "does not follow from the one before";
            case REPLACED -> "is another one";
        };
    }

    private static AuditTrail trail(CommandContext workplace) {
        var trail = AuditTrail.of(workplace.database());
        if (!trail.exists()) {
            trail.close();
            throw new CommandRefusedException("The database has no audit log.");
        }
        return trail;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new WrongUsageException("NUMBER must be the number of an entry.");
        }
    }

    private static AuditHead head(String text) {
        return AuditHead.parse(text)
                .orElseThrow(
                        () ->
                                new WrongUsageException(
                                        "HEAD must be what ./run verify-audit-log has told, NUMBER:HASH."));
    }

    private static String line(AuditEntry entry) {
        return CommandContext.printable(
                "%d  %s  %s  %s  %s  %s  %s"
                        .formatted(
                                entry.number(),
                                entry.occurredAt(),
                                entry.actorKind(),
                                entry.actor(),
                                entry.action(),
                                entry.subject(),
                                entry.details()));
    }

    private static CommandRefusedException unreadable(DataAccessException e) {
        return new CommandRefusedException(
                "The audit log cannot be read (%s).".formatted(e.getMessage()), e);
    }
}
