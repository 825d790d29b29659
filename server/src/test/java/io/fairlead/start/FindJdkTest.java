package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The part of {@code run} and {@code test} that looks for a JDK. */
class FindJdkTest {

    @TempDir Path folder;

    @Test
    void takesTheJdkOfJavaHome() throws Exception {
        var jdk = jdk("25.0.1");

        assertThat(found(jdk)).isEqualTo(jdk.toString());
    }

    @Test
    void takesANewerJdk() throws Exception {
        var jdk = jdk("26");

        assertThat(found(jdk)).isEqualTo(jdk.toString());
    }

    @Test
    void passesAnOlderJdkOver() throws Exception {
        var jdk = jdk("17.0.15");

        assertThat(found(jdk)).isNotEqualTo(jdk.toString());
    }

    @Test
    void passesAFolderOverThatIsNoJdk() throws Exception {
        assertThat(found(folder)).isNotEqualTo(folder.toString());
    }

    private Path jdk(String version) throws IOException {
        var jdk = Files.createDirectory(folder.resolve("a jdk"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        var bin = Files.createDirectory(jdk.resolve("bin"));
        Files.createFile(
                bin.resolve("javac"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return jdk;
    }

    private static String found(Path javaHome) throws IOException, InterruptedException {
        var bash =
                new ProcessBuilder("bash", "-c", "source ../.mvn/find-jdk.sh; echo \"$JAVA_HOME\"");
        bash.environment().put("JAVA_HOME", javaHome.toString());
        var process = bash.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
