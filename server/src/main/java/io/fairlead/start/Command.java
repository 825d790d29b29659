package io.fairlead.start;

import java.util.List;

/**
 * One of the things that {@code ./run} can do instead of serving.
 *
 * @param name the first arguments
 * @param parameters what follows them, as the usage shows it, in brackets what may be left out
 * @param summary what it does, in a few words
 */
record Command(String name, String parameters, String summary, Action action) {

    /** The work of a command. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it.
         *
         * @param arguments as many as there are parameters
         * @throws WrongUsageException when they are not what the command takes
         * @throws io.fairlead.shared.CommandRefusedException when it cannot be done
         * @throws io.fairlead.shared.CannotStartException when something it needs cannot be had
         */
        void run(CommandContext workplace, List<String> arguments);
    }

    boolean isNamedBy(List<String> arguments) {
        return arguments.size() >= words()
                && name.equals(String.join(" ", arguments.subList(0, words())));
    }

    /**
     * Does what these arguments ask for, the first of which name the command.
     *
     * @throws WrongUsageException when they are not what the command takes
     */
    void run(CommandContext workplace, List<String> arguments) {
        var own = arguments.subList(words(), arguments.size());
        var expected = words(parameters);
        var required = expected.stream().filter(word -> !word.startsWith("[")).count();
        if (own.size() < required || own.size() > expected.size()) {
            throw new WrongUsageException("The command is ./run %s.".formatted(call()));
        }
        workplace.begins(this);
        action.run(workplace, own);
    }

    String usage() {
        return "  ./run %-34s %s".formatted(call(), summary);
    }

    private String call() {
        return (name + " " + parameters).strip();
    }

    private int words() {
        return words(name).size();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
