package io.fairlead.start;

import io.fairlead.shared.CannotStartException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Starts the server or a command. A process that cannot do what it was started for says why in one
 * sentence and ends with an exit code other than 0.
 */
public final class Launcher {

    private static final int CANNOT_START = 1;
    private static final int WRONG_USAGE = 2;

    private final Class<?> application;
    private final Map<String, String> environment;

    public Launcher(Class<?> application, Map<String, String> environment) {
        this.application = application;
        this.environment = environment;
    }

    /**
     * Returns when the server is ready; after a command, or when there is no server, the process
     * ends.
     */
    public void launch(List<String> arguments) {
        silenceEarlyLogging();
        try {
            if (arguments.isEmpty()) {
                serve();
            } else {
                System.exit(run(arguments.getFirst(), arguments.subList(1, arguments.size())));
            }
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            System.exit(CANNOT_START);
        } catch (WrongUsageException e) {
            System.err.println(e.getMessage());
            System.err.println(Commands.usage());
            System.exit(WRONG_USAGE);
        }
    }

    /** What is logged before Spring has set logging up would land on the console. */
    private static void silenceEarlyLogging() {
        LoggingSystem.get(Launcher.class.getClassLoader()).beforeInitialize();
    }

    private void serve() {
        StartSettings settings = StartSettings.from(environment);
        Program.server(application, settings).start();
        new Announcement(settings.mode(), settings.publicUrl()).make();
    }

    private int run(String name, List<String> arguments) {
        return switch (name) {
            case "help" -> {
                System.out.println(Commands.usage());
                yield 0;
            }
            case "rehearse" -> {
                Rehearsal.run(application);
                yield 0;
            }
            default -> {
                Command command = Commands.named(name);
                Program program = Program.command(application, StartSettings.from(environment));
                yield command.action().run(program.start(), arguments);
            }
        };
    }
}
