package io.fairlead.start;

import java.util.List;
import java.util.stream.Collectors;

/** The commands there are. */
final class Commands {

    private static final List<Command> ALL = List.of();

    private Commands() {}

    static Command named(String name) {
        return ALL.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new WrongUsageException(
                                        "There is no command \"%s\".".formatted(name)));
    }

    static String usage() {
        String commands =
                ALL.stream().map(command -> command.usage() + "\n").collect(Collectors.joining());
        return """
                Usage:
                  ./run                          starts the server
                %s  ./run help                     shows this text"""
                .formatted(commands);
    }
}
