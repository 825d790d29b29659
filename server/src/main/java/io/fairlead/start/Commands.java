package io.fairlead.start;

import java.util.List;
import java.util.stream.Collectors;

/** The commands there are. */
final class Commands {

    private static final List<Command> ALL =
            List.of(
                    new Command(
                            "add-partner",
                            "NAME",
                            "registers a partner and shows its credentials once",
                            PartnerCommands::add),
                    new Command(
                            "unlock-partner",
                            "ID",
                            "lets a partner in again that wrong secrets have locked out",
                            PartnerCommands::unlock),
                    new Command("list-partners", "", "shows all partners", PartnerCommands::list),
                    new Command(
                            "disable-partner",
                            "ID",
                            "shuts a partner out: no tokens, calls, links, webhooks",
                            PartnerCommands::disable),
                    new Command(
                            "enable-partner",
                            "ID",
                            "lets a disabled partner in again",
                            PartnerCommands::enable),
                    new Command(
                            "revoke-tokens",
                            "ID",
                            "ends all access tokens of a partner",
                            PartnerCommands::revokeTokens),
                    new Command(
                            "replace-secret",
                            "ID [--end-tokens]",
                            "gives a partner a new secret and shows it once",
                            PartnerCommands::replaceSecret),
                    new Command(
                            "replace-app-key",
                            "ID [TIME]",
                            "makes a new app key; the old one still counts for 7d or TIME",
                            PartnerCommands::replaceAppKey),
                    new Command(
                            "end-old-app-key",
                            "ID",
                            "ends the app key that was replaced at once",
                            PartnerCommands::endOldAppKey),
                    new Command(
                            "add-user",
                            "EMAIL ROLE [PARTNER] [--oidc]",
                            "lets a person into the console as viewer, developer or operator",
                            PeopleCommands::add),
                    new Command(
                            "users",
                            "",
                            "shows who may use the console, and as what",
                            PeopleCommands::list),
                    new Command(
                            "reset-user",
                            "EMAIL",
                            "lets a person set up the sign-in anew",
                            PeopleCommands::reset),
                    new Command(
                            "remove-user",
                            "EMAIL",
                            "takes the console away from a person",
                            PeopleCommands::remove),
                    new Command(
                            "revoke-link",
                            "LINK",
                            "ends a link and its open sessions",
                            PartnerCommands::revokeLink),
                    new Command(
                            "import-institutions",
                            "FILE",
                            "puts the institutions of a CSV or JSON file into the directory",
                            InstitutionCommands::load),
                    new Command(
                            "load-experiences",
                            "ID PATH",
                            "puts a partner's experiences in place, from a YAML file or a folder",
                            ExperienceCommands::load),
                    new Command(
                            "backup",
                            "FILE",
                            "writes all data to a file, beside a running server or without one",
                            BackupCommands::backup),
                    new Command(
                            "restore",
                            "FILE",
                            "puts the data of a backup into an empty database",
                            BackupCommands::restore),
                    new Command(
                            "keys new",
                            "FILE",
                            "makes a key file for a production server",
                            KeyCommands::create),
                    new Command(
                            "keys show",
                            "",
                            "shows which keys there are, but not the keys",
                            KeyCommands::show),
                    new Command(
                            "keys stage",
                            "",
                            "rotation 1: adds keys that only open and verify",
                            KeyCommands::stage),
                    new Command(
                            "keys promote",
                            "",
                            "rotation 2: lets the staged keys seal and sign",
                            KeyCommands::promote),
                    new Command(
                            "reseal",
                            "",
                            "rotation 3: seals stored values again with the new key",
                            KeyCommands::reseal),
                    new Command(
                            "keys prune",
                            "[--now]",
                            "rotation 4: removes the old keys",
                            KeyCommands::prune),
                    new Command(
                            "list-audit-log",
                            "[NUMBER]",
                            "shows the last entries, or all that follow the entry NUMBER",
                            AuditCommands::list),
                    new Command(
                            "verify-audit-log",
                            "[HEAD]",
                            "tells whether entries were changed, or cut off since HEAD was told",
                            AuditCommands::verify));

    private Commands() {}

    /**
     * The command that these arguments name.
     *
     * @throws WrongUsageException when there is none
     */
    static Command namedBy(List<String> arguments) {
        return ALL.stream()
                .filter(command -> command.isNamedBy(arguments))
                .findFirst()
                .orElseThrow(
                        () ->
                                new WrongUsageException(
                                        "There is no command \"%s\"."
                                                .formatted(String.join(" ", arguments))));
    }

    static String usage() {
        var commands =
                ALL.stream().map(command -> command.usage() + "\n").collect(Collectors.joining());
        return """
                Usage:
                  ./run                                    starts the server
                %s  ./run help                               shows this text"""
                .formatted(commands);
    }
}
