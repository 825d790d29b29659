package io.fairlead.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The files of the API's description, and the build's step that joins them. */
class OpenApiBundleTest {

    private static final Path FILES = Path.of("src/main/openapi");
    private static final int WIDTH = 160;

    @TempDir Path folder;

    static List<Path> files() throws IOException {
        try (var files = Files.walk(FILES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void canBeReadByItself(Path file) throws IOException {
        var strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);

        assertThat(new Yaml(strict).<Object>load(Files.readString(file))).isNotNull();
        assertThat(Files.readAllLines(file)).allMatch(line -> line.length() <= WIDTH);
    }

    @Test
    void joinsTheFilesInTheOrderOfTheTags() throws Exception {
        write("fairlead.yaml", "openapi: 3.1.0\ntags:\n  - name: E-mails\n  - name: Accounts\n");
        write("tags/accounts.yaml", "paths:\n  /accounts:\n    get: {}\n");
        write(
                "tags/e-mails.yaml",
                """
                paths:
                  /emails:
                    get: {schema: {$ref: "#/components/schemas/Email"}}
                components:
                  schemas:
                    Email: {$ref: "#/components/schemas/Id"}
                """);
        write("shared.yaml", "components:\n  schemas:\n    Id:\n      type: string\n");

        assertThat(problems()).isEmpty();
        assertThat(folder.resolve("bundle.yaml"))
                .hasContent(
                        """
                        openapi: 3.1.0
                        tags:
                          - name: E-mails
                          - name: Accounts
                        paths:
                          /emails:
                            get: {schema: {$ref: "#/components/schemas/Email"}}
                          /accounts:
                            get: {}
                        components:
                          schemas:
                            Email: {$ref: "#/components/schemas/Id"}
                            Id:
                              type: string
                        """);
    }

    @Test
    void saysAllThatIsWrong() throws Exception {
        write("fairlead.yaml", "tags:\n  - name: Customers\n  - name: Links\n  - name: Lost\n");
        write("tags/customers.yaml", "paths:\n  /a:\n    get: {$ref: '#/components/schemas/No'}\n");
        write("tags/links.yaml", "paths:\n  /a:\n    get:\n      tags: [Customers]\n");
        write("tags/stray.yaml", "paths:\n");
        write("shared.yaml", "components:\n  schemas:\n    Idle:\n      type: string\n");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "OpenAPI: the tag \"Lost\" has no file tags/lost.yaml",
                        "OpenAPI: tags/stray.yaml belongs to no tag of fairlead.yaml",
                        "OpenAPI: tags/links.yaml has an operation with the tag \"Customers\"",
                        "OpenAPI: /a is in tags/customers.yaml and again in tags/links.yaml",
                        "OpenAPI: [tags/customers.yaml] refer to schemas/No, which is nowhere",
                        "OpenAPI: nothing refers to schemas/Idle in shared.yaml");
        assertThat(folder.resolve("bundle.yaml")).doesNotExist();
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Runs the step as the build does. */
    private List<String> problems() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command =
                Stream.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "src/build/java/BundleOpenApi.java",
                        folder,
                        folder.resolve("bundle.yaml"));
        var step =
                new ProcessBuilder(command.map(Object::toString).toList())
                        .redirectErrorStream(true)
                        .start();
        var lines = new String(step.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(step.waitFor()).isEqualTo(lines.isEmpty() ? 0 : 1);
        return lines;
    }
}
