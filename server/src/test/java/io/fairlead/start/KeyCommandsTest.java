package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.sealing.KeyFile;
import io.fairlead.shared.sealing.KeySets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change a key file and need nothing else. */
class KeyCommandsTest {

    @TempDir Path folder;

    private KeyFile file = new KeyFile(Path.of(""));

    @BeforeEach
    void makeKeys() {
        file = new KeyFile(folder.resolve("keys.json"));
        file.write(KeySets.generated());
    }

    @Test
    void makesAKeyFileWithoutAnySettings() {
        var made = new KeyFile(folder.resolve("new/keys.json"));

        var said =
                run(Map.of("FAIRLEAD_MODE", "production"), "keys", "new", made.path().toString());

        assertThat(said).startsWith("The new keys are in " + made.path());
        assertThat(made.read().ids()).hasSize(2).doesNotContainAnyElementsOf(file.read().ids());
    }

    @Test
    void replacesNoKeyFile() {
        var before = file.read();

        assertRefused(
                file.path() + " exists and may be in use: give the name of a new file.",
                Map.of(),
                "keys",
                "new",
                file.path().toString());
        assertThat(file.read().ids()).isEqualTo(before.ids());
    }

    @Test
    void rotatesInTwoSteps() {
        var before = file.read();

        run("keys", "stage");
        assertThat(file.read().ids()).hasSize(4).containsAll(before.ids());
        assertThat(file.read().hasStaged()).isTrue();
        assertRefusedHere("New keys are staged already: run ./run keys promote.", "keys", "stage");

        run("keys", "promote");
        assertThat(file.read().hasStaged()).isFalse();
        assertThat(file.read().ids()).hasSize(4).containsAll(before.ids());
        assertRefusedHere("No keys are staged: run ./run keys stage first.", "keys", "promote");
    }

    @Test
    void showsWhichKeysThereAreButNotTheKeys() {
        run("keys", "stage");
        var sealing = file.read().sealingKeys();

        var said = run("keys", "show");

        assertThat(said.lines()).hasSize(6);
        assertThat(said)
                .startsWith("Sealing:\n")
                .containsSubsequence(
                        id(sealing.getFirst()) + "  seals and opens\n",
                        id(sealing.getLast()) + "  opens\n",
                        "Link signing:\n",
                        "  signs and verifies\n",
                        "  verifies\n");
        var json = file.read().toJson();
        json.lines()
                .filter(line -> line.contains("\"value\""))
                .map(line -> line.replaceAll(".*: \"|\".*", ""))
                .forEach(key -> assertThat(said).doesNotContain(key));
    }

    @Test
    void doesNotPruneStagedKeysOrTheOnlyOnes() {
        assertRefusedHere("There are no old keys.", "keys", "prune");
        run("keys", "stage");
        assertRefusedHere(
                "Pruning would remove the keys that are staged: run ./run keys promote and ./run reseal first.",
                "keys",
                "prune");
    }

    @Test
    void cannotChangeKeysThatAreGivenAsAValue() {
        var environment = Map.of("FAIRLEAD_KEYS", file.read().toJson());

        for (var step : List.of("stage", "promote", "prune")) {
            assertThatExceptionOfType(CommandRefusedException.class)
                    .isThrownBy(() -> run(environment, "keys", step))
                    .withMessageStartingWith(
                            "The keys come from FAIRLEAD_KEYS, which a command cannot change:");
        }
        assertThat(run(environment, "keys", "show")).startsWith("Sealing:\n");
    }

    @Test
    void saysThatAHomeHasNoKeysYet() {
        var home = folder.resolve("home");

        assertRefused(
                "There is no key file %s: put it there, or start the server once, which makes a new one."
                        .formatted(KeyFile.ofHome(home).path()),
                Map.of("FAIRLEAD_HOME", home.toString()),
                "keys",
                "stage");
        assertThat(home).doesNotExist();
    }

    @Test
    void saysHowACommandIsCalled() {
        assertThatExceptionOfType(WrongUsageException.class)
                .isThrownBy(() -> run("keys", "new"))
                .withMessage("The command is ./run keys new FILE.");
        assertThatExceptionOfType(WrongUsageException.class)
                .isThrownBy(() -> run("keys", "prune", "--soon"))
                .withMessage("The command is ./run keys prune [--now].");
        assertThatExceptionOfType(WrongUsageException.class)
                .isThrownBy(() -> run("keys", "stage", "now"))
                .withMessage("The command is ./run keys stage.");
        assertThatExceptionOfType(WrongUsageException.class)
                .isThrownBy(() -> run("keys"))
                .withMessage("There is no command \"keys\".");
    }

    private static String id(KeySets.Key key) {
        return Long.toString(key.id());
    }

    private String run(String... arguments) {
        return run(Map.of("FAIRLEAD_KEYS_FILE", file.path().toString()), arguments);
    }

    private static String run(Map<String, String> environment, String... arguments) {
        return CommandRun.output(environment, arguments);
    }

    private void assertRefusedHere(String sentence, String... arguments) {
        assertRefused(sentence, Map.of("FAIRLEAD_KEYS_FILE", file.path().toString()), arguments);
    }

    private static void assertRefused(
            String sentence, Map<String, String> environment, String... arguments) {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> run(environment, arguments))
                .withMessage(sentence);
    }
}
