package io.fairlead.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.Fairlead;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs commands in this process, one after the other on the same parts of the server, which are
 * made when the first command asks for them.
 */
final class CommandRun implements AutoCloseable {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final CommandContext workplace;

    CommandRun(Map<String, String> environment) {
        workplace =
                new CommandContext(
                        Fairlead.class, environment, new PrintStream(output, true, UTF_8));
    }

    /** On a home whose database is elsewhere, which is quicker to open. */
    CommandRun(DatabaseAddress database, Path home) {
        this(environment(database, home));
    }

    /** What one command says, on parts of its own. */
    static String output(Map<String, String> environment, String... arguments) {
        try (var commands = new CommandRun(environment)) {
            return commands.output(arguments);
        }
    }

    /** What the command says. */
    String output(String... arguments) {
        output.reset();
        var all = List.of(arguments);
        Commands.namedBy(all).run(workplace, all);
        return output.toString(UTF_8);
    }

    @Override
    public void close() {
        workplace.close();
    }

    private static Map<String, String> environment(DatabaseAddress database, Path home) {
        Map<String, String> environment = new HashMap<>(TestDatabase.settings(database));
        environment.put("FAIRLEAD_HOME", home.toString());
        return environment;
    }
}
