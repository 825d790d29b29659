package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.support.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do about people, and what the audit log tells of it. */
class PeopleCommandsTest {

    private static final String ADA = "ada@example.com";

    @TempDir static Path home = Path.of("");

    private final DatabaseAddress database = TestDatabase.fresh();
    @AutoClose private final CommandRun commands = new CommandRun(database, home);

    @Test
    void addsResetsAndRemovesPeopleAndLogsIt() {
        var partner = command("add-partner", "Harbour Bank").split("\\s+")[1];
        var added = command("add-user", "Ada@Example.com", "developer", partner);
        assertThat(added)
                .startsWith("%s is developer of partner %s.\n".formatted(ADA, partner))
                .containsPattern("One-time password  (\\w{5}-){3}\\w{5}\n")
                .contains("/console/set-up");
        assertThat(command("add-user", ADA, "viewer"))
                .isEqualTo(ADA + " was there before, and is viewer of all partners now.\n");
        assertThat(command("add-user", "--oidc", "grace@example.com", "operator"))
                .contains("grace@example.com is operator.", "/console/sign-in")
                .doesNotContain("One-time password");
        assertThat(command("users"))
                .contains(
                        "%s  developer of partner %s, viewer of all partners  password  invited\n"
                                .formatted(ADA, partner),
                        "grace@example.com  operator  OpenID provider  has not signed in yet\n")
                .endsWith("People: 2\n");

        var reset = command("reset-user", ADA);
        assertThat(reset).containsPattern("One-time password  \\S{23}\n");
        assertThat(command("remove-user", ADA)).isEqualTo(ADA + " is removed, and signed out.\n");
        assertThat(command("users")).doesNotContain(ADA).endsWith("People: 1\n");

        var user = System.getProperty("user.name");
        assertThat(command("list-audit-log"))
                .containsSubsequence(
                        "add-user by " + user + "  person.add  " + ADA,
                        "\"role\":\"developer\"",
                        "person.grant  " + ADA,
                        "person.add  grace@example.com",
                        "person.reset  " + ADA,
                        "person.remove  " + ADA)
                .doesNotContain(oneTimePassword(added), oneTimePassword(reset));
    }

    @Test
    void refusesWhoIsNotThere() {
        for (var command : new String[] {"reset-user", "remove-user"}) {
            assertThatExceptionOfType(CommandRefusedException.class)
                    .isThrownBy(() -> command(command, ADA))
                    .withMessage("There is nobody with the address " + ADA + ".");
        }
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> command("add-user", ADA, "viewer", "17"))
                .withMessage("There is no partner 17.");
        assertThat(command("users")).isEqualTo("People: 0\n");
    }

    @Test
    void saysHowACommandIsCalled() {
        assertWrong("ROLE must be viewer, developer or operator.", "add-user", ADA, "owner");
        assertWrong("EMAIL must be an e-mail address", "add-user", "ada", "viewer");
        assertWrong("An operator is one of the machine", "add-user", ADA, "operator", "17");
        assertWrong("The command is ./run add-user EMAIL ROLE", "add-user", ADA, "--oidc");
        assertWrong("The command is ./run add-user EMAIL ROLE", "add-user", ADA);
    }

    private void assertWrong(String sentence, String... arguments) {
        assertThatExceptionOfType(WrongUsageException.class)
                .isThrownBy(() -> command(arguments))
                .withMessageStartingWith(sentence);
    }

    private static String oneTimePassword(String said) {
        return said.split("One-time password  ")[1].split("\n")[0];
    }

    private String command(String... arguments) {
        return commands.output(arguments);
    }
}
