package io.fairlead.start;

import io.fairlead.sandbox.DemoData;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.start.finbank.SandboxBank;
import io.fairlead.start.settings.StartSettings;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Starts the server or a command. A process that cannot do what it was started for says why in one
 * sentence and ends with an exit code other than 0.
 */
public final class Launcher {

    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    private static final int REFUSED = 1;
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
    // Threads of the server's parts would keep the process alive after an uncaught exception.
    @SuppressWarnings("CatchingUnchecked")
    public void launch(List<String> arguments) {
        silenceEarlyLogging();
        try {
            if (arguments.isEmpty()) {
                serve();
            } else {
                run(arguments);
                System.exit(0);
            }
        } catch (CannotStartException | CommandRefusedException e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        } catch (WrongUsageException e) {
            System.err.println(e.getMessage());
            System.err.println(Commands.usage());
            System.exit(WRONG_USAGE);
        } catch (RuntimeException e) {
            log.error("Unexpected error", e);
            System.err.printf(
                    "%s because of an unexpected error (%s).%n",
                    arguments.isEmpty() ? "Fairlead could not start" : "The command failed", e);
            System.exit(REFUSED);
        }
    }

    /** What is logged before Spring has set logging up would land on the console. */
    static void silenceEarlyLogging() {
        LoggingSystem.get(Launcher.class.getClassLoader()).beforeInitialize();
    }

    private void serve() {
        var settings = StartSettings.from(environment);
        SandboxBank.check(settings);
        var context = RunningServer.server(application, settings).start();
        new ReadyMessage(settings.mode(), settings.publicUrl()).make();
        context.getBean(DemoData.class).putBrokenLoginLater();
    }

    private void run(List<String> arguments) {
        switch (arguments.getFirst()) {
            case "help" -> System.out.println(Commands.usage());
            case "rehearse" -> TrainingRun.run(application);
            default -> runCommand(arguments);
        }
    }

    private void runCommand(List<String> arguments) {
        var command = Commands.namedBy(arguments);
        var workplace = new CommandContext(application, environment, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(workplace::close, "shutdown"));
        command.run(workplace, arguments);
    }
}
