package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.support.FreePort;
import io.fairlead.support.PreparedHome;
import io.fairlead.support.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reason not to start, as somebody at a shell sees it: one sentence and an exit code. */
class StartFailureTest {

    @TempDir Path folder;

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    onADatabase("FAIRLEAD_PORT", Integer.toString(other.getLocalPort())),
                    "Port %d cannot be used (Address already in use): stop the program that uses it, or set FAIRLEAD_PORT to another one."
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void refusesAFinBankPortThatIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    onADatabase("FAIRLEAD_FINBANK_PORT", Integer.toString(other.getLocalPort())),
                    "FinBank cannot listen on port %d: stop the program that uses it, or set FAIRLEAD_FINBANK_PORT to another one."
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void refusesAHomeThatCannotBeWritten() throws IOException {
        var home = Files.createFile(folder.resolve("file")).resolve("home");

        assertRefused(
                Map.of("FAIRLEAD_HOME", home.toString()),
                "The home %s cannot be written: set FAIRLEAD_HOME to a folder that this user can write."
                        .formatted(home));
    }

    @Test
    void refusesADatabaseThatDoesNotAnswer() {
        var port = FreePort.find();

        var fairlead =
                start(
                        Map.of(
                                "FAIRLEAD_DATABASE_URL",
                                "jdbc:postgresql://localhost:"
                                        + port
                                        + "/fairlead?password=anchor"));

        assertThat(fairlead.ended()).isEqualTo(1);
        assertThat(fairlead.errors())
                .startsWith(
                        "The database at jdbc:postgresql://localhost:"
                                + port
                                + "/fairlead cannot be reached (")
                .endsWith("check FAIRLEAD_DATABASE_URL and that the database runs.\n")
                .doesNotContain("anchor")
                .hasLineCount(1);
    }

    @Test
    void refusesAWrongDatabasePassword() {
        var database = TestDatabase.fresh();

        assertRefused(
                Map.of(
                        "FAIRLEAD_DATABASE_URL", database.url(),
                        "FAIRLEAD_DATABASE_USER", database.user(),
                        "FAIRLEAD_DATABASE_PASSWORD", "wrong"),
                "The database at %s does not accept the login: check FAIRLEAD_DATABASE_USER and FAIRLEAD_DATABASE_PASSWORD."
                        .formatted(withoutParameters(database)));
    }

    @Test
    void namesNoPasswordOfAnAddressThatCannotBeRead() {
        var fairlead =
                start(
                        Map.of(
                                "FAIRLEAD_DATABASE_URL",
                                "jdbc:postgresql://localhost:54x2/fairlead?password=anchor"));

        assertThat(fairlead.ended()).isEqualTo(1);
        assertThat(fairlead.errors())
                .startsWith("The database at jdbc:postgresql://localhost:54x2/fairlead cannot be")
                .doesNotContain("anchor")
                .hasLineCount(1);
    }

    @Test
    void refusesDataWithoutItsKeys() throws IOException {
        var home = folder.resolve("home");
        Files.createDirectories(home.resolve("postgres").resolve("data"));

        assertRefused(
                Map.of("FAIRLEAD_HOME", home.toString()),
                "The keys of the data in %s are missing: put %s back, or move the folder away to start with an empty sandbox."
                        .formatted(home, home.resolve("keys").resolve("fairlead-keys.json")));
    }

    @Test
    void refusesAFolderOfKeysThatCannotBeWritten() throws IOException {
        var home = folder.resolve("home");
        Files.createDirectories(home);
        Files.createFile(home.resolve("keys"));

        assertRefused(
                Map.of(),
                "The key file %s cannot be written: let this user write the folder it is in."
                        .formatted(home.resolve("keys/fairlead-keys.json")));
    }

    @Test
    void refusesAKeyFileThatCannotBeRead() throws IOException {
        var file = folder.resolve("home/keys/fairlead-keys.json");
        Files.createDirectories(file);

        assertRefused(
                Map.of(),
                "The key file %s cannot be read: let this user read it, or set FAIRLEAD_KEYS_FILE to another one."
                        .formatted(file));
    }

    @Test
    void refusesALogThatCannotBeWritten() throws IOException {
        var home = folder.resolve("home");
        Files.createDirectories(home);
        Files.createFile(home.resolve("log"));

        assertRefused(
                TestDatabase.settings(TestDatabase.fresh()),
                "The log %s cannot be written: let this user write the folder it is in, or set FAIRLEAD_HOME to another folder."
                        .formatted(home.resolve("log/fairlead.log")));
    }

    @Test
    void refusesADatabaseThatDoesNotExist() {
        var database = TestDatabase.fresh();
        var elsewhere = withoutParameters(database) + "_missing";

        assertRefused(
                with(database, Map.of("FAIRLEAD_DATABASE_URL", elsewhere)),
                "There is no database at %s: create it, or correct FAIRLEAD_DATABASE_URL."
                        .formatted(elsewhere));
    }

    @Test
    void refusesAPostgresThatIsTooOld() throws IOException {
        try (OldPostgres old = OldPostgres.start("14.9")) {
            assertRefused(
                    Map.of("FAIRLEAD_DATABASE_URL", old.url(), "FAIRLEAD_DATABASE_USER", "harbour"),
                    "The database at %s is PostgreSQL 14: Fairlead needs version 15 or newer."
                            .formatted(old.url().replaceFirst("\\?.*", "")));
        }
    }

    @Test
    void refusesProductionWithoutWhatItNeeds() {
        assertRefused(
                Map.of(
                        "FAIRLEAD_MODE", "production",
                        "FAIRLEAD_PUBLIC_URL", "https://connect.example.com",
                        "FAIRLEAD_KEYS", "{}"),
                "Production mode cannot start without FAIRLEAD_DATABASE_URL (the JDBC address of a PostgreSQL database): set what is missing and start again.");
    }

    @Test
    void refusesSettingsOfAConnectorThatIsNotThere() {
        var fairlead =
                start(
                        onADatabase(
                                "FAIRLEAD_CONNECTOR_SETTINGS_FINBNK_URL", "https://bank.example"));

        assertThat(fairlead.ended()).isEqualTo(1);
        assertThat(fairlead.errors())
                .startsWith(
                        "fairlead.connector.settings.finbnk is for the connector finbnk, which there is not: correct the name to one of [finbank, finbank-oauth")
                .hasLineCount(1);
    }

    @Test
    void refusesKeysThatAreNoKeySet() {
        assertRefused(
                Map.of("FAIRLEAD_KEYS", "{}"),
                "The keys of this server are not a key set that Fairlead wrote: check FAIRLEAD_KEYS_FILE or FAIRLEAD_KEYS, or the folder keys in the sandbox's home.");
    }

    @Test
    void tellsWhereTheDetailsOfAnUnexpectedFailureAre() {
        var log = folder.resolve("home/log/fairlead.log");

        assertRefused(
                onADatabase("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "many"),
                "Fairlead could not start because of an unexpected error: its details are in %s."
                        .formatted(log));

        assertThat(log).content().contains("NumberFormatException", "\tat ");
    }

    @Test
    void answersAnUnknownCommandWithTheUsage() {
        var fairlead = start(Map.of(), "sail");

        assertThat(fairlead.ended()).isEqualTo(2);
        assertThat(fairlead.errors())
                .startsWith("There is no command \"sail\".\n")
                .contains("./run help");
    }

    @Test
    void helpsEvenWhenTheSettingsAreWrong() {
        var fairlead = start(Map.of("FAIRLEAD_PORT", "none"), "help");

        assertThat(fairlead.ended()).isZero();
        assertThat(fairlead.output()).startsWith("Usage:\n");
        assertThat(fairlead.errors()).isEmpty();
    }

    private void assertRefused(Map<String, String> environment, String sentence) {
        var fairlead = start(environment);

        assertThat(fairlead.ended()).isEqualTo(1);
        assertThat(fairlead.errors()).isEqualTo(sentence + "\n");
        assertThat(fairlead.output()).isEmpty();
    }

    private FairleadProcess start(Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>();
        all.put("FAIRLEAD_HOME", PreparedHome.at(folder.resolve("home")).toString());
        all.put("FAIRLEAD_PORT", Integer.toString(FreePort.find()));
        all.putAll(environment);
        return FairleadProcess.start(folder, all, arguments);
    }

    /** A setting of a server that has a database, which need not be made. */
    private static Map<String, String> onADatabase(String name, String value) {
        return with(TestDatabase.fresh(), Map.of(name, value));
    }

    private static Map<String, String> with(DatabaseAddress database, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(TestDatabase.settings(database));
        all.putAll(more);
        return all;
    }

    private static String withoutParameters(DatabaseAddress database) {
        return database.url().replaceFirst("\\?.*", "");
    }
}
