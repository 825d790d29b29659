package io.fairlead.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir Path parent;

    @Test
    void createsTheHome() {
        var home = parent.resolve("a/b");
        try (HomeLock _ = HomeLock.acquire(home)) {
            assertThat(home).isDirectory();
        }
    }

    @Test
    void isHeldByOneAtATime() {
        try (HomeLock _ = HomeLock.acquire(parent)) {
            assertThatThrownBy(() -> HomeLock.acquire(parent))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageStartingWith("Another Fairlead (this process) is already running");
        }
        HomeLock.acquire(parent).close();
    }

    @Test
    void outlivesAnotherAttemptInTheSameProcess() throws Exception {
        try (HomeLock _ = HomeLock.acquire(parent)) {
            assertThatThrownBy(() -> HomeLock.acquire(parent));
            assertThat(acquireInAnotherProcess())
                    .contains("(process %d)".formatted(ProcessHandle.current().pid()));
        }
        assertThat(acquireInAnotherProcess()).isEqualTo("acquired");
    }

    @Test
    void isNotGivenAwayByClosingAnOldOneAgain() {
        var old = HomeLock.acquire(parent);
        old.close();
        try (HomeLock _ = HomeLock.acquire(parent)) {
            old.close();
            assertThatThrownBy(() -> HomeLock.acquire(parent))
                    .isInstanceOf(CannotStartException.class);
        }
    }

    @Test
    void refusesAHomeThatCannotBeWritten() throws IOException {
        var file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> HomeLock.acquire(file.resolve("home")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("set FAIRLEAD_HOME to a folder that this user can write");
    }

    private String acquireInAnotherProcess() throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                parent.toString())
                        .start();
        return process.inputReader().readAllAsString();
    }

    static final class OtherProcess {
        public static void main(String[] arguments) {
            try (HomeLock _ = HomeLock.acquire(Path.of(arguments[0]))) {
                System.out.print("acquired");
            } catch (CannotStartException e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
