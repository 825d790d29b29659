package io.fairlead.start;

import io.fairlead.shared.CannotStartException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.context.servlet.ApplicationServletEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Spring on an opened installation. The end of the process closes both, in this order. */
final class Program implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Program.class);

    private final StartSettings settings;
    private final Installation installation;
    private final SpringApplication spring;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable ConfigurableApplicationContext context;

    private Program(StartSettings settings, Installation installation, SpringApplication spring) {
        this.settings = settings;
        this.installation = installation;
        this.spring = spring;
    }

    /**
     * The server.
     *
     * @throws CannotStartException when its home, its database or its port cannot be had
     */
    static Program server(Class<?> application, StartSettings settings) {
        Program program =
                open(application, settings, WebApplicationType.SERVLET, StartProperties::ofServer);
        ListenAddress.check(settings);
        return program;
    }

    /** The same without its web server, for a command. */
    static Program command(Class<?> application, StartSettings settings) {
        return open(application, settings, WebApplicationType.NONE, StartProperties::ofCommand);
    }

    private static Program open(
            Class<?> application,
            StartSettings settings,
            WebApplicationType type,
            BiFunction<StartSettings, Database, StartProperties> properties) {
        Installation installation = Installation.open(settings);
        StartProperties seenBySpring = properties.apply(settings, installation.database());
        Program program =
                new Program(settings, installation, spring(application, type, seenBySpring));
        Runtime.getRuntime().addShutdownHook(new Thread(program::close, "shutdown"));
        return program;
    }

    private static SpringApplication spring(
            Class<?> application, WebApplicationType type, StartProperties properties) {
        ApplicationServletEnvironment environment = new ApplicationServletEnvironment();
        environment.getPropertySources().addFirst(properties);
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(type);
        spring.setEnvironment(environment);
        spring.setRegisterShutdownHook(false);
        return spring;
    }

    /**
     * Returns when everything runs.
     *
     * @throws CannotStartException when something does not
     */
    ApplicationContext start() {
        spring.addInitializers(created -> context = created);
        try {
            return spring.run();
        } catch (RuntimeException e) {
            throw reason(e);
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
                        .formatted(
                                settings.sandbox() ? settings.logFile() : "the log on the console"),
                failure);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ConfigurableApplicationContext running = context;
            if (running != null) {
                running.close();
            }
            installation.close();
        }
    }
}
