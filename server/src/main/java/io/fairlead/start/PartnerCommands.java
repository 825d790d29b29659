package io.fairlead.start;

import io.fairlead.link.Links;
import io.fairlead.partner.AppKeyOutcome;
import io.fairlead.partner.AppKeys;
import io.fairlead.partner.PartnerSummary;
import io.fairlead.partner.Partners;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/** What the operator does for partners, and about their links. */
final class PartnerCommands {

    private PartnerCommands() {}

    static void add(CommandContext workplace, List<String> arguments) {
        var name = arguments.getFirst().strip();
        if (name.isEmpty()) {
            throw new CommandRefusedException(
                    "The partner has no name: give the one that consumers shall read.");
        }
        var partner = partners(workplace).register(workplace.actor(), name);
        workplace.say(
                """
                Partner         %s
                Partner secret  %s
                App key         %s
                Keep them: the secret and the app key are not shown again."""
                        .formatted(
                                partner.id(),
                                partner.secret().reveal(),
                                partner.appKey().reveal()));
    }

    static void unlock(CommandContext workplace, List<String> arguments) {
        var id = id(arguments);
        refuseUnlessKnown(id, partners(workplace).unlock(workplace.actor(), id));
        workplace.say("Partner %s can authenticate again.".formatted(id));
    }

    static void list(CommandContext workplace, List<String> arguments) {
        var all = partners(workplace).list();
        all.forEach(partner -> workplace.say(line(partner)));
        workplace.say("Partners: %,d".formatted(all.size()));
    }

    static void disable(CommandContext workplace, List<String> arguments) {
        var id = id(arguments);
        refuseUnlessKnown(id, partners(workplace).disable(workplace.actor(), id));
        workplace.say(
                "Partner %s is disabled: it gets no tokens, its calls are refused, its links and sessions lead nowhere, and its webhooks and mails wait until ./run enable-partner %s."
                        .formatted(id, id));
    }

    static void enable(CommandContext workplace, List<String> arguments) {
        var id = id(arguments);
        refuseUnlessKnown(id, partners(workplace).enable(workplace.actor(), id));
        workplace.say("Partner %s is enabled.".formatted(id));
    }

    static void revokeTokens(CommandContext workplace, List<String> arguments) {
        var id = id(arguments);
        refuseUnlessKnown(id, partners(workplace).revokeTokens(workplace.actor(), id));
        workplace.say("All access tokens of partner %s have ended.".formatted(id));
    }

    static void replaceSecret(CommandContext workplace, List<String> arguments) {
        var id = id(arguments);
        var endTokens = arguments.size() > 1;
        if (endTokens && !arguments.getLast().equals("--end-tokens")) {
            throw new WrongUsageException("The command is ./run replace-secret ID [--end-tokens].");
        }
        var secret =
                partners(workplace)
                        .replaceSecret(workplace.actor(), id, endTokens)
                        .orElseThrow(() -> unknown(id));
        workplace.say(
                """
                Partner secret  %s
                Keep it: it is not shown again. The old secret has ended%s."""
                        .formatted(
                                secret.reveal(),
                                endTokens ? ", and all access tokens" : "; access tokens stay"));
    }

    static void replaceAppKey(CommandContext workplace, List<String> arguments) {
        var id = id(arguments);
        var olderFor = arguments.size() > 1 ? time(arguments.getLast()) : AppKeys.CHANGE_OVER;
        switch (workplace.part(AppKeys.class).replace(workplace.actor(), id, olderFor)) {
            case AppKeyOutcome.Replaced(var appKey, var olderExpiresAt) ->
                    workplace.say(
                            """
                            App key         %s
                            Keep it: it is not shown again. The key before %s."""
                                    .formatted(
                                            appKey.reveal(),
                                            olderFor.isZero()
                                                    ? "has ended"
                                                    : "counts until " + seconds(olderExpiresAt)));
            case AppKeyOutcome.ChangeGoesOn(var until) ->
                    throw new CommandRefusedException(
                            "A key was replaced before and counts until %s: run ./run end-old-app-key %s first."
                                    .formatted(seconds(until), id));
            case AppKeyOutcome _ -> throw unknown(id);
        }
    }

    static void endOldAppKey(CommandContext workplace, List<String> arguments) {
        var id = id(arguments);
        if (workplace.part(AppKeys.class).endOlder(workplace.actor(), id)
                instanceof AppKeyOutcome.UnknownPartner) {
            throw unknown(id);
        }
        workplace.say("Partner %s has its newest app key only.".formatted(id));
    }

    static void revokeLink(CommandContext workplace, List<String> arguments) {
        var links = workplace.part(Links.class);
        if (!links.revoke(workplace.actor(), arguments.getFirst().strip())) {
            throw new CommandRefusedException(
                    "There is no such link: give its whole URL, in quotation marks.");
        }
        workplace.say("The link is revoked, and its sessions have ended.");
    }

    private static Partners partners(CommandContext workplace) {
        return workplace.part(Partners.class);
    }

    private static PartnerId id(List<String> arguments) {
        return new PartnerId(arguments.getFirst());
    }

    private static Duration time(String text) {
        try {
            var time = DurationStyle.detectAndParse(text);
            if (!time.isNegative() && time.compareTo(AppKeys.LONGEST_CHANGE_OVER) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException _) {
            // The sentence below says what it must be.
        }
        throw new WrongUsageException(
                "TIME must be a time of at most %d days, such as 24h, 7d or 0d."
                        .formatted(AppKeys.LONGEST_CHANGE_OVER.toDays()));
    }

    private static String line(PartnerSummary partner) {
        var older = partner.olderKeyExpiresAt();
        return "%s  %s  %s  %s%s"
                .formatted(
                        partner.id(),
                        seconds(partner.createdAt()),
                        partner.disabledAt() == null
                                ? "enabled "
                                : "disabled since " + seconds(partner.disabledAt()),
                        CommandContext.printable(partner.name()),
                        older == null
                                ? ""
                                : "  (an old app key counts until " + seconds(older) + ")");
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void refuseUnlessKnown(PartnerId id, boolean known) {
        if (!known) {
            throw unknown(id);
        }
    }

    private static CommandRefusedException unknown(PartnerId id) {
        return new CommandRefusedException("There is no partner %s.".formatted(id));
    }
}
