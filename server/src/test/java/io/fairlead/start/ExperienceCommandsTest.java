package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperienceCommandsTest {

    private static final String ID = "1f8a2b3c-0000-4000-8000-00000000000a";

    @TempDir static Path home = Path.of("");

    @TempDir Path folder;
    @AutoClose private final CommandRun commands = new CommandRun(TestDatabase.fresh(), home);

    @Test
    void loadsAFolderOnceHoweverOftenItIsGiven() throws IOException {
        var partner = command("add-partner", "Harbour Bank").split("\\s+")[1];
        write(
                "loans.yaml",
                "id: " + ID + "\nname: loans\nbrandColor: \"#112233\"\nlogo: logo.svg\n");
        write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
        write("other.yml", "name: default\n");

        assertThat(load(partner, folder))
                .startsWith(ID + "  loans, version 1\n")
                .endsWith("  default, version 1\n");
        write(
                "loans.yaml",
                "id: " + ID + "\nname: loans\nbrandColor: \"#223344\"\nlogo: logo.svg\n");
        assertThat(load(partner, folder))
                .startsWith(ID + "  loans, version 2\n")
                .endsWith("  default, version 1 (unchanged)\n");

        var other = command("add-partner", "Other Bank").split("\\s+")[1];
        write("first.yaml", "name: first\n");
        var file = folder.resolve("loans.yaml");
        assertRefused(
                other,
                folder,
                "Nothing is loaded, because of a fault in %s: \"id\" is that of a deleted or of another partner's experience."
                        .formatted(file));
        assertThat(load(other, folder.resolve("first.yaml"))).endsWith("  first, version 1\n");
        assertRefused("1", file, "There is no partner 1.");
    }

    @Test
    void namesTheFileAndTheFieldThatAreWrong() throws IOException {
        write("a.yaml", "name: fine\n");
        assertFault("b.yaml", "name: a\nbrandcolor: red\n", "\"brandcolor\" is none of id, name");
        assertFault("b.yaml", "name: a\nbrandColor: red\n", "\"brandColor\" must be a color");
        assertFault("b.yaml", "name: a\nlogo: none.svg\n", "\"logo\" must name a file beside");
        assertStaysInItsFolder();
        assertFault("b.yaml", "name: a\nid: 7\n", "\"id\" must be a GUID.");
        assertFault("b.yaml", "- name\n", "\"name\" is missing: the file has no fields.");
        assertFault(
                "b.yaml", "name: a\nhideExit: true\nhideExit: false\n", "\"line 3\" is no YAML.");
        assertFault("b.yaml", "name: [\n", "\"line ");
    }

    /** What a file of a partner's names is read with the rights of the operator. */
    private void assertStaysInItsFolder() throws IOException {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
        var outside = Files.createTempFile("elsewhere", ".svg");
        Files.writeString(outside, svg);
        Files.createSymbolicLink(folder.resolve("alias.svg"), outside);
        var around = folder.toRealPath().relativize(outside.toRealPath());
        for (var name : List.of(outside.toString(), around.toString(), "alias.svg")) {
            assertFault(
                    "b.yaml",
                    "name: a\nlogo: %s\n".formatted(name),
                    "\"logo\" must name a file beside");
        }
        Files.delete(folder.resolve("alias.svg"));
    }

    @Test
    void saysThatThereIsNothing() {
        assertRefused("1", folder, "There is no *.yaml in %s.".formatted(folder));
    }

    private void assertFault(String name, String content, String advice) throws IOException {
        write(name, content);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> load("1", folder))
                .withMessageStartingWith(
                        "Nothing is loaded, because of a fault in %s: %s"
                                .formatted(folder.resolve(name), advice));
    }

    private void assertRefused(String partner, Path place, String message) {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> load(partner, place))
                .withMessage(message);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private String load(String partner, Path place) {
        return command("load-experiences", partner, place.toString());
    }

    private String command(String... arguments) {
        return commands.output(arguments);
    }
}
