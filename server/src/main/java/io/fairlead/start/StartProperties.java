package io.fairlead.start;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.Secret;
import io.fairlead.start.database.Database;
import io.fairlead.start.finbank.SandboxBank;
import io.fairlead.start.settings.StartSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;

/**
 * The start settings as Spring sees them. Some values are suppliers, asked when Spring needs them:
 * the embedded database has until then to start.
 */
final class StartProperties extends MapPropertySource {

    private static final String LOG_FILE = "logging.file.name";
    private static final int DO_NOT_LISTEN = -1;

    private StartProperties(Map<String, Object> properties) {
        super("fairlead start settings", properties);
    }

    /**
     * For the server: the sandbox logs to a file and leaves the console to the reader, production
     * logs to the console.
     */
    static StartProperties ofServer(StartSettings settings, Database database) {
        var properties = common(settings, database);
        properties.put("server.port", settings.port());
        put(properties, "server.address", settings.address());
        var management = settings.management();
        if (management != null && management.address() != null) {
            properties.put("fairlead.inbound.management-port", management.port());
            properties.put(
                    "fairlead.inbound.management-address", management.address().getHostAddress());
        }
        if (settings.sandbox()) {
            logToFile(settings.logFile(), properties);
        } else {
            properties.put("logging.structured.format.console", "ecs");
        }
        return new StartProperties(properties);
    }

    /** For a command, which does not listen, and whose console is for its results. */
    static StartProperties ofCommand(StartSettings settings, Database database) {
        var properties = common(settings, database);
        properties.put("server.port", DO_NOT_LISTEN);
        properties.put("spring.datasource.hikari.maximum-pool-size", 2);
        // A command may read or write everything there is.
        properties.put("spring.datasource.hikari.data-source-properties.socketTimeout", 0);
        if (settings.sandbox()) {
            logToFile(settings.commandLogFile(), properties);
        } else {
            properties.put("logging.threshold.console", "error");
        }
        return new StartProperties(properties);
    }

    private static Map<String, Object> common(StartSettings settings, Database database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("fairlead.mode", settings.mode());
        properties.put("fairlead.home", settings.home());
        properties.put("fairlead.public-url", settings.publicUrl());
        put(properties, "fairlead.keys.file", settings.keysFile());
        put(properties, "fairlead.keys.value", reveal(settings.keys()));
        put(properties, "fairlead.email.smtp-url", reveal(settings.smtpUrl()));
        putDatabase(properties, settings, database);
        if (settings.sandbox()) {
            putBank(properties, settings);
            putDisk(properties, settings.home());
        }
        // Why a start failed is told by the launcher.
        properties.put("logging.level.org.springframework.boot.SpringApplication", "off");
        properties.put(
                "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
                "off");
        return properties;
    }

    private static void putDatabase(
            Map<String, Object> properties, StartSettings settings, Database database) {
        properties.put("spring.datasource.url", later(() -> database.address().url()));
        var given = settings.database();
        if (given == null || !given.user().isEmpty()) {
            properties.put("spring.datasource.username", later(() -> database.address().user()));
            properties.put(
                    "spring.datasource.password",
                    later(() -> database.address().password().reveal()));
        }
    }

    private static void putBank(Map<String, Object> properties, StartSettings settings) {
        var url = "http://localhost:" + settings.finbankPort();
        properties.put("fairlead.connector.settings.finbank.url", url);
        properties.put("fairlead.connector.settings.finbank-oauth.url", url);
        properties.put(
                "fairlead.connector.secrets.finbank-oauth.client-secret",
                SandboxBank.clientSecret());
        // FinBank logs through the server. Flyway would warn at every start that H2 is newer than
        // itself.
        properties.put("logging.level.org.flywaydb.core.internal.database.base.Database", "error");
    }

    /** The disk that the home is on, and with it the embedded database. */
    private static void putDisk(Map<String, Object> properties, Path home) {
        properties.put("management.health.diskspace.path", home);
        properties.put("management.metrics.system.diskspace.paths", home);
    }

    private static Supplier<String> later(Supplier<String> value) {
        return value;
    }

    private static void logToFile(Path file, Map<String, Object> properties) {
        properties.put(LOG_FILE, file.toString());
        properties.put("logging.threshold.console", "off");
    }

    /**
     * Makes sure that there will be a log.
     *
     * @throws CannotStartException when its file cannot be written
     */
    void checkLog() {
        if (!(getProperty(LOG_FILE) instanceof String name)) {
            return;
        }
        var file = Path.of(name).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Files.newOutputStream(file, CREATE, APPEND).close();
        } catch (IOException e) {
            throw new CannotStartException(
                    "The log %s cannot be written: let this user write the folder it is in, or set FAIRLEAD_HOME to another folder."
                            .formatted(file),
                    e);
        }
    }

    /** Where to look for details. */
    String logPlace() {
        return getProperty(LOG_FILE) instanceof String file ? file : "the log on the console";
    }

    private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    @Override
    public @Nullable Object getProperty(String name) {
        var value = super.getProperty(name);
        return value instanceof Supplier<?> later ? later.get() : value;
    }
}
