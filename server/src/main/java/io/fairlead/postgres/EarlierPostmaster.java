package io.fairlead.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The postmaster that {@code postmaster.pid} tells of. Whoever looks holds the lock of the home, so
 * one that still runs was left behind by a server that was killed: it is stopped, never adopted.
 */
final class EarlierPostmaster {

    private static final Logger log = LoggerFactory.getLogger(EarlierPostmaster.class);

    private EarlierPostmaster() {}

    static void clear(Path data) throws IOException, InterruptedException {
        var pidFile = data.resolve("postmaster.pid");
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException _) {
            return;
        }
        var pid = pid(lines);
        if (pid.isEmpty()) {
            Files.delete(pidFile);
            return;
        }
        var process = ProcessHandle.of(pid.get());
        if (process.isPresent() && isPostmasterOf(data, process.get())) {
            log.warn(
                    "Stopping PostgreSQL (process {}), which a killed server left behind",
                    pid.get());
            Termination.stop(process.get());
        } else if (process.isPresent()) {
            disown(pidFile, lines);
        }
    }

    private static Optional<Long> pid(List<String> lines) {
        return lines.stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** The path of the program has "(deleted)" behind it when newer binaries have replaced it. */
    private static boolean isPostmasterOf(Path data, ProcessHandle process) {
        var info = process.info();
        return info.command().filter(command -> command.contains("/bin/postgres")).isPresent()
                && info.arguments().stream().flatMap(Stream::of).anyMatch(data.toString()::equals);
    }

    /**
     * The process id now belongs to a stranger, and PostgreSQL would not start beside it. Our own
     * id in its place counts as stale because we are the parent; the file itself has to stay,
     * PostgreSQL finds surviving backends through it.
     */
    private static void disown(Path pidFile, List<String> lines) throws IOException {
        var disowned =
                Stream.concat(
                                Stream.of(Long.toString(ProcessHandle.current().pid())),
                                lines.stream().skip(1))
                        .toList();
        Files.write(pidFile, disowned);
    }
}
