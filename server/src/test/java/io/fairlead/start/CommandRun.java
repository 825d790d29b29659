package io.fairlead.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.Fairlead;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, which is quick for those that do not need Spring. */
final class CommandRun {

    private CommandRun() {}

    /** What the command says. */
    static String output(Map<String, String> environment, String... arguments) {
        var output = new ByteArrayOutputStream();
        try (var workplace =
                new CommandContext(
                        Fairlead.class, environment, new PrintStream(output, true, UTF_8))) {
            var all = List.of(arguments);
            Commands.namedBy(all).run(workplace, all);
        }
        return output.toString(UTF_8);
    }
}
