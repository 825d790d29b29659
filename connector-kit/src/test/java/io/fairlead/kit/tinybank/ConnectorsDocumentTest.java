package io.fairlead.kit.tinybank;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectorsDocumentTest {

    private static final Path EXAMPLE = Path.of("src/test/java/io/fairlead/kit/tinybank");

    @Test
    void showsCodeThatStandsInTheExample() throws IOException {
        var document = Files.readString(Path.of("../docs/connectors.md"));
        var example =
                Stream.of("TinyBankConnector.java", "TinyBankContractTest.java")
                        .map(EXAMPLE::resolve)
                        .map(ConnectorsDocumentTest::read)
                        .collect(joining());
        var shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(document);
        assertThat(shown.results().map(block -> block.group(1)))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(example).contains(block));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
