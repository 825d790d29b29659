package io.fairlead.connector.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector is found in its jar, on the class path or in the folder of connectors. */
class ConnectorsTest {

    private static final String SERVICE = "META-INF/services/io.fairlead.spi.Connector";

    @TempDir private Path folder;

    @Test
    void findsThoseOnTheClassPath() {
        var connectors = new Connectors(folder.resolve("none"));

        assertThat(connectors.named("finbank").name()).isEqualTo("finbank");
        assertThat(connectors.named("finbank-oauth").name()).isEqualTo("finbank-oauth");
    }

    @Test
    void findsOneInAJarThatWasPutIntoTheFolder() throws IOException {
        jar("paper-bank");

        var found = new Connectors(folder).named("paper-bank");

        assertThat(found.getClass().getName()).isEqualTo("PaperBank");
        assertThat(found.getClass().getClassLoader()).isNotEqualTo(getClass().getClassLoader());
    }

    @Test
    void refusesTwoOfOneName() throws IOException {
        jar("finbank");

        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> new Connectors(folder))
                .withMessageContaining("finbank")
                .withMessageContaining("PaperBank");
    }

    @Test
    void refusesAJarThatNamesNoClass() throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("empty.jar")))) {
            put(jar, SERVICE, "no.such.Connector".getBytes(UTF_8));
        }

        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> new Connectors(folder))
                .withMessageContaining(folder.toString());
    }

    /** Compiles a connector that the class path does not have, and puts it into a jar. */
    private void jar(String name) throws IOException {
        var work = Files.createTempDirectory("connector");
        var source = work.resolve("PaperBank.java");
        Files.writeString(
                source,
                """
                import io.fairlead.spi.*;
                import java.util.Set;
                public class PaperBank implements Connector {
                    public String name() { return "%s"; }
                    public Step<Linked> begin(BankContext b, Wish w) {
                        return Step.failed(Cause.NOT_SUPPORTED);
                    }
                    public Step<Linked> resume(BankContext b, SavedState s, ConsumerInput i) {
                        return Step.failed(Cause.STATE_EXPIRED);
                    }
                    public Step<Inventory> accounts(BankContext b, Grant g, Set<String> k) {
                        return Step.failed(Cause.NOT_SUPPORTED);
                    }
                    public Step<BankAccount> balance(BankContext b, Grant g, String a) {
                        return Step.failed(Cause.NOT_SUPPORTED);
                    }
                    public Step<Page<BankTransaction>> transactions(
                            BankContext b, Grant g, String a, DateRange r, String p) {
                        return Step.failed(Cause.NOT_SUPPORTED);
                    }
                    public Health probe(BankContext b) { return Health.OFFLINE; }
                }
                """
                        .formatted(name));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classPath = System.getProperty("java.class.path");
        var result =
                compiler.run(null, null, null, "-proc:none", "-cp", classPath, source.toString());
        assertThat(result).isZero();
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("paper.jar")))) {
            put(jar, SERVICE, "PaperBank".getBytes(UTF_8));
            put(jar, "PaperBank.class", Files.readAllBytes(work.resolve("PaperBank.class")));
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
