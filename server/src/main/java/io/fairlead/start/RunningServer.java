package io.fairlead.start;

import io.fairlead.shared.CannotStartException;
import io.fairlead.start.finbank.EmbeddedFinBank;
import io.fairlead.start.finbank.SandboxBank;
import io.fairlead.start.settings.ListenAddress;
import io.fairlead.start.settings.StartSettings;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.servlet.ApplicationServletEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Spring on an opened installation, in the sandbox with FinBank beside it; closing it closes all.
 */
final class RunningServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningServer.class);

    private final Installation installation;
    private final StartProperties properties;
    private final SpringApplication spring;
    private final @Nullable EmbeddedFinBank bank;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable ConfigurableApplicationContext context;

    private RunningServer(
            Class<?> application,
            Installation installation,
            StartProperties properties,
            @Nullable EmbeddedFinBank bank) {
        this.installation = installation;
        this.properties = properties;
        this.bank = bank;
        this.spring = new SpringApplication(application);
    }

    /**
     * The server, which the end of the process closes.
     *
     * @throws CannotStartException when its home, its database or its port cannot be had
     */
    static RunningServer server(Class<?> application, StartSettings settings) {
        var installation = Installation.open(settings);
        var program =
                new RunningServer(
                        application,
                        installation,
                        StartProperties.ofServer(settings, installation.database()),
                        SandboxBank.beside(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(program::close, "shutdown"));
        ListenAddress.check(settings);
        return program;
    }

    /** The same on an installation that is open, for a command: idle, and without listening. */
    static RunningServer command(
            Class<?> application, StartSettings settings, Installation installation) {
        var program =
                new RunningServer(
                        application,
                        installation,
                        StartProperties.ofCommand(settings, installation.database()),
                        null);
        program.spring.addInitializers(new WithoutBackgroundWork());
        return program;
    }

    /**
     * Returns when everything runs.
     *
     * @throws CannotStartException when something does not
     */
    ApplicationContext start() {
        properties.checkLog();
        var environment = new ApplicationServletEnvironment();
        environment.getPropertySources().addFirst(properties);
        spring.setEnvironment(environment);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(this::beginBeside);
        try {
            ApplicationContext started = spring.run();
            if (bank != null) {
                bank.await();
            }
            return started;
        } catch (RuntimeException e) {
            throw reason(e);
        }
    }

    /** From here on logging is set up, so that FinBank has where to log to. */
    private void beginBeside(ConfigurableApplicationContext created) {
        context = created;
        if (bank != null) {
            bank.begin();
        }
    }

    private CannotStartException reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStartException reason) {
                return reason;
            }
        }
        return unexpected(failure);
    }

    private CannotStartException unexpected(RuntimeException failure) {
        log.error("Fairlead could not start", failure);
        return new CannotStartException(
                "Fairlead could not start because of an unexpected error: its details are in %s."
                        .formatted(properties.logPlace()),
                failure);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            var running = context;
            if (running != null) {
                running.close();
            }
            if (bank != null) {
                bank.close();
            }
            installation.close();
        }
    }
}
