package io.fairlead.start;

import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * One of the things that {@code ./run} can do instead of serving.
 *
 * @param name the first argument
 * @param parameters what follows it, as the usage shows it
 * @param summary what it does, in a few words
 */
record Command(String name, String parameters, String summary, Action action) {

    /** The work of a command, in the server's Spring context without its web server. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it, and returns the exit code of the process.
         *
         * @throws WrongUsageException when the arguments are not what the command takes
         */
        int run(ApplicationContext context, List<String> arguments);
    }

    String usage() {
        return "  ./run %-24s %s".formatted((name + " " + parameters).strip(), summary);
    }
}
