package io.fairlead.start;

import io.fairlead.audit.Actor;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.start.settings.StartSettings;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * What a command works on. Each part is opened when a command asks for it, so that a command needs
 * no more than it uses.
 */
final class CommandContext implements AutoCloseable {

    /** Goes back to it, and clears the line. */
    private static final String BEGINNING_OF_LINE = "\r\u001b[K";

    private final Class<?> application;
    private final Map<String, String> environment;
    private final PrintStream output;
    private String command = "";
    private @Nullable StartSettings settings;
    private volatile @Nullable Installation installation;
    private volatile @Nullable RunningServer program;
    private @Nullable ApplicationContext context;

    CommandContext(Class<?> application, Map<String, String> environment, PrintStream output) {
        this.application = application;
        this.environment = environment;
        this.output = output;
    }

    /** Says which command begins. */
    void begins(Command begun) {
        command = begun.name();
    }

    /** The operator who runs the command. */
    Actor actor() {
        return Actor.command(command);
    }

    /** Tells the operator something. */
    void say(String text) {
        output.println(atTerminal() ? BEGINNING_OF_LINE + text : text);
    }

    /** Shows how far a long command is, until the next text takes the place of this one. */
    void show(String progress) {
        if (atTerminal()) {
            output.print(BEGINNING_OF_LINE + progress);
            output.flush();
        }
    }

    /** The text without characters that would move the cursor or change what else is shown. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\ufffd");
    }

    private static boolean atTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /**
     * @throws CannotStartException when the environment holds a value that cannot be used
     */
    StartSettings settings() {
        StartSettings read = settings == null ? StartSettings.from(environment) : settings;
        settings = read;
        return read;
    }

    /**
     * The database, which a running server may be using.
     *
     * @throws CannotStartException when it cannot be had
     */
    DatabaseAddress database() {
        return installation().database().address();
    }

    /**
     * The database while no server runs on the home. Who else uses one that was given is not known.
     *
     * @throws CannotStartException when a server runs, or the database cannot be had
     */
    DatabaseAddress databaseAlone() {
        var opened = Installation.open(settings());
        installation = opened;
        return opened.database().address();
    }

    /**
     * A part of the server, on the database.
     *
     * @throws CannotStartException when Spring or the database does not start
     */
    <T> T part(Class<T> type) {
        return context().getBean(type);
    }

    /** All parts of the server. */
    ApplicationContext context() {
        var started = context;
        if (started == null) {
            var command = RunningServer.command(application, settings(), installation());
            program = command;
            started = command.start();
            context = started;
        }
        return started;
    }

    private Installation installation() {
        var opened = installation;
        if (opened == null) {
            opened = Installation.share(settings());
            installation = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        var started = program;
        var opened = installation;
        if (started != null) {
            started.close();
        } else if (opened != null) {
            opened.close();
        }
    }
}
