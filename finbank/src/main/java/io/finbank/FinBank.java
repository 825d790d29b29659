package io.finbank;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.context.servlet.ApplicationServletEnvironment;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The simulated bank: a program of its own, or a guest in somebody else's. */
public final class FinBank implements AutoCloseable {

    private static final int DATABASE_IN_USE = 90020;

    private final ConfigurableApplicationContext context;

    private FinBank(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Runs FinBank alone, until the process ends. */
    public static void main(String[] arguments) {
        try {
            var settings = FinBankSettings.from(System.getenv());
            var bank = run(application(settings), settings);
            System.out.println("FinBank is ready at http://127.0.0.1:" + bank.port());
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts FinBank inside this process, whose logging it uses as it is.
     *
     * @throws CannotStartException when its port or its folder cannot be had
     */
    public static FinBank start(FinBankSettings settings) {
        var application = application(settings);
        var listeners =
                application.getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList();
        application.setListeners(listeners);
        application.setRegisterShutdownHook(false);
        return run(application, settings);
    }

    private static SpringApplication application(FinBankSettings settings) {
        var environment = new ApplicationServletEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("finbank start settings", properties(settings)));
        var application = new SpringApplication(FinBankConfiguration.class);
        application.setMainApplicationClass(FinBank.class);
        application.setEnvironment(environment);
        return application;
    }

    private static Map<String, Object> properties(FinBankSettings settings) {
        return Map.of(
                "spring.config.name", "finbank",
                "server.address", "127.0.0.1",
                "server.port", settings.port(),
                "spring.datasource.url", databaseUrl(settings),
                "finbank.discover-timeout", settings.discoverTimeout().toString(),
                "finbank.oauth.client-secret", settings.client().secret(),
                "finbank.oauth.redirect-uris", settings.client().redirectUris());
    }

    /** Written through at once: a sign-on state that was used stays used when the process dies. */
    private static String databaseUrl(FinBankSettings settings) {
        return "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(settings.folder().toAbsolutePath().resolve("finbank"));
    }

    private static FinBank run(SpringApplication application, FinBankSettings settings) {
        try {
            if (!Boolean.getBoolean("spring.aot.processing")) {
                // The build only looks at the beans: it leaves no folder behind.
                Files.createDirectories(settings.folder());
            }
            return new FinBank(application.run());
        } catch (IOException e) {
            throw new CannotStartException(
                    "The folder %s cannot be written: set FAIRLEAD_HOME to one that this user can write."
                            .formatted(settings.folder().toAbsolutePath()),
                    e);
        } catch (RuntimeException e) {
            throw reason(e, settings);
        }
    }

    private static RuntimeException reason(RuntimeException failure, FinBankSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new CannotStartException(
                        "FinBank cannot listen on port %d: stop the program that uses it, or set FAIRLEAD_FINBANK_PORT to another one."
                                .formatted(settings.port()),
                        failure);
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == DATABASE_IN_USE) {
                return new CannotStartException(
                        "Another FinBank is already running on %s: stop it, or set FAIRLEAD_HOME to another folder."
                                .formatted(settings.folder().toAbsolutePath()),
                        failure);
            }
        }
        return failure;
    }

    /** Where it listens. */
    public int port() {
        return Integer.parseInt(
                Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
    }
}
