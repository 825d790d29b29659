package io.fairlead.start;

import io.fairlead.partner.Partners;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.PartnerId;
import java.util.List;

/** What the operator does for partners. */
final class PartnerCommands {

    private PartnerCommands() {}

    static void add(CommandContext workplace, List<String> arguments) {
        var name = arguments.getFirst().strip();
        if (name.isEmpty()) {
            throw new CommandRefusedException(
                    "The partner has no name: give the one that consumers shall read.");
        }
        var partner = workplace.part(Partners.class).register(name);
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
        var id = new PartnerId(arguments.getFirst());
        if (!workplace.part(Partners.class).unlock(id)) {
            throw new CommandRefusedException("There is no partner %s.".formatted(id));
        }
        workplace.say("Partner %s can authenticate again.".formatted(id));
    }
}
