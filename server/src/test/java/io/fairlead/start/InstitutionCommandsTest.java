package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstitutionCommandsTest {

    @TempDir static Path home = Path.of("");

    @TempDir Path folder;
    @AutoClose private final CommandRun commands = new CommandRun(TestDatabase.fresh(), home);

    @Test
    void importsAFileOnceHoweverOftenItIsGiven() throws IOException {
        var file = Files.writeString(folder.resolve("banks.csv"), "id,name\n880010,Pier Bank\n");

        assertThat(load(file)).isEqualTo("Institutions: 1 added, 0 changed, 0 unchanged.\n");
        assertThat(load(file)).isEqualTo("Institutions: 0 added, 0 changed, 1 unchanged.\n");
    }

    @Test
    void importsNothingOfAFileWithFaults() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("banks.csv"), "id,name\n880010,Pier Bank\nx,Quay Bank\n");

        assertRefused(
                file,
                """
                Nothing is imported, because there are faults in %s:
                  line 3: "id" must be 1 to 18 digits without leading zero
                Correct them and import the file again."""
                        .formatted(file));
    }

    @Test
    void showsTheFirstOfManyFaults() throws IOException {
        var rows =
                IntStream.range(0, 1_030)
                        .mapToObj(i -> ",Bank " + i)
                        .collect(Collectors.joining("\n", "id,name\n", "\n"));
        var file = Files.writeString(folder.resolve("banks.csv"), rows);

        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> load(file))
                .withMessageContaining("  line 21: \"id\" is missing\n  and 1,010 more\n");
    }

    @Test
    void saysWhichFilesItTakes() throws IOException {
        var other = Files.writeString(folder.resolve("banks.xls"), "");
        var missing = folder.resolve("none.json");

        assertRefused(other, "The name of %s must end with .csv or .json.".formatted(other));
        assertRefused(missing, "There is no file %s.".formatted(missing));
    }

    private void assertRefused(Path file, String message) {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> load(file))
                .withMessage(message);
    }

    private String load(Path file) {
        return commands.output("import-institutions", file.toString());
    }
}
