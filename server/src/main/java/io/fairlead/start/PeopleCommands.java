package io.fairlead.start;

import io.fairlead.people.AddOutcome;
import io.fairlead.people.EmailAddress;
import io.fairlead.people.Grant;
import io.fairlead.people.People;
import io.fairlead.people.PersonSummary;
import io.fairlead.people.Role;
import io.fairlead.people.SignInKind;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.PartnerId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the operator does about people who use the console. */
final class PeopleCommands {

    private static final String OIDC = "--oidc";

    private PeopleCommands() {}

    static void add(CommandContext workplace, List<String> arguments) {
        var words = new ArrayList<>(arguments);
        var kind = words.remove(OIDC) ? SignInKind.OIDC : SignInKind.PASSWORD;
        if (words.size() < 2 || words.size() > 3) {
            throw new WrongUsageException(
                    "The command is ./run add-user EMAIL ROLE [PARTNER] [--oidc].");
        }
        var email = email(words);
        var grant = grant(words);
        switch (people(workplace).add(workplace.actor(), email, kind, grant)) {
            case AddOutcome.Granted _ ->
                    workplace.say(
                            "%s was there before, and is %s now.".formatted(email, told(grant)));
            case AddOutcome.UnknownPartner _ ->
                    throw new CommandRefusedException(
                            "There is no partner %s.".formatted(grant.partner()));
            case AddOutcome outcome -> {
                workplace.say("%s is %s.".formatted(email, told(grant)));
                begin(workplace, outcome);
            }
        }
    }

    static void list(CommandContext workplace, List<String> arguments) {
        var all = people(workplace).list();
        all.forEach(person -> workplace.say(line(person)));
        workplace.say("People: %,d".formatted(all.size()));
    }

    static void reset(CommandContext workplace, List<String> arguments) {
        var email = email(arguments);
        var outcome =
                people(workplace).reset(workplace.actor(), email).orElseThrow(() -> unknown(email));
        workplace.say("%s is signed out, and begins anew.".formatted(email));
        begin(workplace, outcome);
    }

    static void remove(CommandContext workplace, List<String> arguments) {
        var email = email(arguments);
        if (!people(workplace).remove(workplace.actor(), email)) {
            throw unknown(email);
        }
        workplace.say("%s is removed, and signed out.".formatted(email));
    }

    private static People people(CommandContext workplace) {
        return workplace.part(People.class);
    }

    /** Says how a person begins. */
    private static void begin(CommandContext workplace, AddOutcome outcome) {
        var address = workplace.part(FairleadProperties.class).publicUrl();
        if (outcome instanceof AddOutcome.Invited(var oneTimePassword, var until)) {
            workplace.say(
                    """
                    One-time password  %s
                    Hand it on: it is not shown again, and ends at %s. The sign-in is set up with it at
                    %s/console/set-up"""
                            .formatted(
                                    oneTimePassword.reveal(),
                                    until.truncatedTo(ChronoUnit.SECONDS),
                                    address));
        } else {
            workplace.say(
                    "The sign-in at the OpenID provider begins at %s/console/sign-in"
                            .formatted(address));
        }
    }

    private static EmailAddress email(List<String> arguments) {
        return EmailAddress.of(arguments.getFirst())
                .orElseThrow(
                        () ->
                                new WrongUsageException(
                                        "EMAIL must be an e-mail address of plain letters, such as ada@example.com."));
    }

    private static Grant grant(List<String> words) {
        var role =
                Role.named(words.get(1))
                        .orElseThrow(
                                () ->
                                        new WrongUsageException(
                                                "ROLE must be viewer, developer or operator."));
        if (words.size() < 3) {
            return new Grant(role, null);
        }
        if (role == Role.OPERATOR) {
            throw new WrongUsageException("An operator is one of the machine: leave PARTNER out.");
        }
        return new Grant(role, new PartnerId(words.get(2)));
    }

    private static String told(Grant grant) {
        if (grant.role() == Role.OPERATOR) {
            return "operator";
        }
        var partner = grant.partner();
        return "%s of %s"
                .formatted(
                        grant.role().storedName(),
                        partner == null ? "all partners" : "partner " + partner);
    }

    private static String line(PersonSummary person) {
        var last = person.lastSignInAt();
        return "%s  %s  %s  %s"
                .formatted(
                        person.email(),
                        person.grants().stream()
                                .map(PeopleCommands::told)
                                .sorted()
                                .collect(Collectors.joining(", ")),
                        person.kind() == SignInKind.OIDC ? "OpenID provider" : "password",
                        last != null
                                ? "last signed in at " + last.truncatedTo(ChronoUnit.SECONDS)
                                : person.isSetUp() ? "has not signed in yet" : "invited");
    }

    private static CommandRefusedException unknown(EmailAddress email) {
        return new CommandRefusedException("There is nobody with the address %s.".formatted(email));
    }
}
