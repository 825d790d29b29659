package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.sealing.KeyFile;
import io.fairlead.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do to partners, and what the audit log tells of it. */
class PartnerCommandsTest {

    private static final Pattern HEAD = Pattern.compile("(?m)^Head  (\\d+:[0-9a-f]{64})$");

    @TempDir static Path home = Path.of("");

    @TempDir Path folder;
    private final DatabaseAddress database = TestDatabase.fresh();
    @AutoClose private final CommandRun commands = new CommandRun(database, home);

    @Test
    void changesAPartnersCredentialsAndLogsIt() {
        var id = command("add-partner", "Harbour \u001b[2JBank").split("\\s+")[1];
        assertThat(command("list-partners"))
                .containsPattern(id + "  \\S+Z  enabled   Harbour \ufffd\\[2JBank\n")
                .endsWith("Partners: 2\n");

        assertThat(command("replace-app-key", id, "12h"))
                .containsPattern("App key +\\w{32}\n")
                .contains("The key before counts until ");
        assertRefused("A key was replaced before and counts until ", "replace-app-key", id, "0d");
        assertThat(command("disable-partner", id))
                .startsWith("Partner %s is disabled".formatted(id));
        assertThat(command("list-partners"))
                .containsPattern(
                        id + "  \\S+Z  disabled since \\S+Z  .*an old app key counts until");
        assertThat(command("end-old-app-key", id))
                .isEqualTo("Partner %s has its newest app key only.\n".formatted(id));
        assertThat(command("replace-app-key", id, "0d")).contains("The key before has ended.");
        assertThat(command("enable-partner", id))
                .isEqualTo("Partner %s is enabled.\n".formatted(id));
        assertThat(command("revoke-tokens", id))
                .isEqualTo("All access tokens of partner %s have ended.\n".formatted(id));
        var secret = command("replace-secret", id, "--end-tokens");
        assertThat(secret).containsPattern("Partner secret +\\w{40}\n");

        var log = command("list-audit-log");
        var user = System.getProperty("user.name");
        assertThat(log)
                .containsSubsequence(
                        "command  add-partner by " + user + "  partner.add  " + id,
                        "replace-app-key by " + user + "  app-key.replace  " + id,
                        "partner.disable  " + id,
                        "app-key.end  " + id,
                        "app-key.replace  " + id,
                        "partner.enable  " + id,
                        "tokens.revoke  " + id,
                        "secret.change  " + id + "  {\"endTokens\":true}")
                .doesNotContain(secret.split("\\s+")[2], "\u001b");
        assertThat(command("list-audit-log", "1")).startsWith("2  ");
    }

    @Test
    void refusesWhatIsNoPartner() {
        for (var command :
                new String[] {
                    "disable-partner",
                    "enable-partner",
                    "revoke-tokens",
                    "replace-secret",
                    "replace-app-key",
                    "end-old-app-key"
                }) {
            assertRefused("There is no partner 17.", command, "17");
        }
    }

    @Test
    void refusesWhatIsNoLink() {
        assertRefused("There is no such link", "revoke-link", "https://example.com/?a=b");
    }

    @Test
    void saysHowACommandIsCalled() {
        assertWrong(
                "The command is ./run replace-secret ID [--end-tokens].",
                "replace-secret",
                "1",
                "now");
        assertWrong(
                "TIME must be a time of at most 90 days, such as 24h, 7d or 0d.",
                "replace-app-key",
                "1",
                "91d");
        assertWrong(
                "TIME must be a time of at most 90 days, such as 24h, 7d or 0d.",
                "replace-app-key",
                "1",
                "soon");
        assertWrong(
                "HEAD must be what ./run verify-audit-log has told, NUMBER:HASH.",
                "verify-audit-log",
                "17");
    }

    @Test
    void verifiesTheAuditLogAndBringsItBackFromABackup() throws Exception {
        command("add-partner", "Harbour Bank");
        var kept = head(command("verify-audit-log"));
        var file = folder.resolve("fairlead.backup").toString();
        command("backup", file);
        command("add-partner", "Quay Bank");
        assertThat(command("verify-audit-log", kept)).startsWith("The audit log is intact: ");
        var afterBackup = head(command("verify-audit-log"));

        var other = folder.resolve("other");
        var keys = KeyFile.ofHome(other).path();
        Files.createDirectories(keys.getParent());
        Files.copy(KeyFile.ofHome(home).path(), keys);
        try (var restored = new CommandRun(TestDatabase.fresh(), other)) {
            restored.output("restore", file);

            assertThat(restored.output("list-audit-log"))
                    .contains("Harbour Bank")
                    .doesNotContain("Quay Bank")
                    .containsPattern("restore by \\S+  backup.restore  " + Pattern.quote(file));
            assertThat(restored.output("verify-audit-log", kept))
                    .startsWith("The audit log is intact: ");
            assertThatExceptionOfType(CommandRefusedException.class)
                    .isThrownBy(() -> restored.output("verify-audit-log", afterBackup))
                    .withMessageStartingWith("The audit log is not the one of the head you kept: ");
        }

        tamper();
        assertRefused("The audit log is not intact: entry 1 was changed.", "verify-audit-log");
    }

    private void tamper() throws SQLException {
        try (var connection = TestDatabase.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit_entry DISABLE TRIGGER only_grows");
            statement.execute("UPDATE audit_entry SET subject = 'x' WHERE number = 1");
        }
    }

    private static String head(String said) {
        var head = HEAD.matcher(said);
        assertThat(head.find()).as(said).isTrue();
        return head.group(1);
    }

    private void assertRefused(String sentence, String... arguments) {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> command(arguments))
                .withMessageStartingWith(sentence);
    }

    private void assertWrong(String sentence, String... arguments) {
        assertThatExceptionOfType(WrongUsageException.class)
                .isThrownBy(() -> command(arguments))
                .withMessage(sentence);
    }

    private String command(String... arguments) {
        return commands.output(arguments);
    }
}
