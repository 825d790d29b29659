package io.fairlead.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.fairlead.shared.database.DatabaseUnavailableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a program of PostgreSQL is run here, its output going to a file. */
final class PostgresCommand {

    private static final Set<String> INHERITED_ENVIRONMENT = Set.of("PATH", "TZ", "TMPDIR");

    private PostgresCommand() {}

    static Process run(Path output, Path program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(unprivileged());
        command.addAll(awayFromTheTerminal());
        command.add(program.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // The server's environment may hold secrets and PG* variables; the messages we look for are
        // English.
        builder.environment().keySet().retainAll(INHERITED_ENVIRONMENT);
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not. */
    private static List<String> unprivileged() {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        var unshare = find("unshare").orElseThrow(PostgresCommand::rootIsRefused);
        return List.of(unshare.toString(), "--user");
    }

    static DatabaseUnavailableException rootIsRefused() {
        return new DatabaseUnavailableException(
                "The embedded PostgreSQL cannot run as root on this machine, where user namespaces"
                        + " (unshare) are missing or forbidden: run Fairlead as an ordinary user, or"
                        + " set FAIRLEAD_DATABASE_URL to a PostgreSQL of your own.");
    }

    /** Ctrl-C is for the server, which stops PostgreSQL after its own work is done. */
    private static List<String> awayFromTheTerminal() {
        return find("setsid").map(Path::toString).stream().toList();
    }

    private static Optional<Path> find(String program) {
        return Stream.of(
                        System.getenv()
                                .getOrDefault("PATH", "")
                                .split(Pattern.quote(File.pathSeparator)))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
