package io.fairlead.start.settings;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.Mode;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.DatabaseAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link StartSettings} from environment variables; an empty variable is one that is not set.
 */
public final class EnvironmentReader {

    static final String MODE = "FAIRLEAD_MODE";
    static final String HOME = "FAIRLEAD_HOME";
    static final String PORT = "FAIRLEAD_PORT";
    static final String FINBANK_PORT = "FAIRLEAD_FINBANK_PORT";
    static final String ADDRESS = "FAIRLEAD_ADDRESS";
    static final String MANAGEMENT_PORT = "FAIRLEAD_MANAGEMENT_PORT";
    static final String MANAGEMENT_ADDRESS = "FAIRLEAD_MANAGEMENT_ADDRESS";
    static final String PUBLIC_URL = "FAIRLEAD_PUBLIC_URL";
    static final String DATABASE_URL = "FAIRLEAD_DATABASE_URL";
    static final String DATABASE_USER = "FAIRLEAD_DATABASE_USER";
    static final String DATABASE_PASSWORD = "FAIRLEAD_DATABASE_PASSWORD";
    static final String KEYS_FILE = "FAIRLEAD_KEYS_FILE";
    static final String KEYS = "FAIRLEAD_KEYS";
    static final String SMTP_URL = "FAIRLEAD_SMTP_URL";

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, String> environment;

    EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    StartSettings read() {
        var mode = mode();
        if (mode == Mode.PRODUCTION) {
            refuseWhatProductionMisses();
        }
        var port = port(PORT, 8080);
        var finbankPort = port(FINBANK_PORT, 8081);
        if (mode == Mode.SANDBOX && port == finbankPort) {
            throw new CannotStartException(
                    "%s and %s are both %d: give each its own port."
                            .formatted(PORT, FINBANK_PORT, port));
        }
        return new StartSettings(
                mode,
                home(),
                port,
                finbankPort,
                address(mode),
                management(mode, port),
                publicUrl(mode, port),
                database(),
                keysFile(),
                secret(KEYS),
                smtpUrl());
    }

    private Mode mode() {
        return switch (value(MODE, "sandbox")) {
            case "sandbox" -> Mode.SANDBOX;
            case "production" -> Mode.PRODUCTION;
            case String other -> throw unusable(MODE, other, "it must be sandbox or production");
        };
    }

    private void refuseWhatProductionMisses() {
        List<String> missing = new ArrayList<>();
        if (value(DATABASE_URL) == null) {
            missing.add(DATABASE_URL + " (the JDBC address of a PostgreSQL database)");
        }
        if (value(KEYS_FILE) == null && value(KEYS) == null) {
            missing.add(KEYS_FILE + " or " + KEYS + " (the key set)");
        }
        if (value(PUBLIC_URL) == null) {
            missing.add(PUBLIC_URL + " (the https address of this server)");
        }
        if (!missing.isEmpty()) {
            throw new CannotStartException(
                    "Production mode cannot start without %s: set what is missing and start again."
                            .formatted(String.join(", without ", missing)));
        }
    }

    private int port(String name, int standard) {
        var text = value(name, Integer.toString(standard));
        if (text.matches("[0-9]{1,5}")) {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw unusable(name, text, "it must be a port number from 1 to 65535");
    }

    private Path home() {
        var text = value(HOME, ".fairlead");
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw unusable(HOME, text, "it must be the path of a folder");
        }
    }

    private @Nullable InetAddress address(Mode mode) {
        var text = value(ADDRESS);
        if (mode == Mode.SANDBOX) {
            if (text != null) {
                throw new CannotStartException(
                        "%s cannot be set in the sandbox, which has well-known keys and therefore listens on 127.0.0.1 only: unset it."
                                .formatted(ADDRESS));
            }
            return InetAddress.ofLiteral("127.0.0.1");
        }
        try {
            return text == null ? null : InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw unusable(ADDRESS, Objects.requireNonNull(text), "it must be an IP address");
        }
    }

    /** In production apart from what everybody may reach, and for this machine only. */
    private @Nullable ListenAddress management(Mode mode, int port) {
        if (mode == Mode.SANDBOX && value(MANAGEMENT_PORT) == null) {
            return null;
        }
        var managementPort = port(MANAGEMENT_PORT, 8082);
        if (port == managementPort) {
            throw new CannotStartException(
                    "%s and %s are both %d: give each its own port."
                            .formatted(PORT, MANAGEMENT_PORT, port));
        }
        var address = value(MANAGEMENT_ADDRESS, "127.0.0.1");
        try {
            return new ListenAddress(
                    InetAddress.ofLiteral(address), managementPort, MANAGEMENT_PORT);
        } catch (IllegalArgumentException e) {
            throw unusable(MANAGEMENT_ADDRESS, address, "it must be an IP address");
        }
    }

    private URI publicUrl(Mode mode, int port) {
        var text = value(PUBLIC_URL, "http://localhost:" + port);
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            var url = new URI(bare);
            if (isOrigin(url) && (mode == Mode.SANDBOX || isSafe(url))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // answered below like every other text that is no address
        }
        String scheme = mode == Mode.SANDBOX ? "http or https" : "https";
        throw unusable(
                PUBLIC_URL,
                text,
                "it must be an %s address without a path, like https://connect.example.com"
                        .formatted(scheme));
    }

    private static boolean isOrigin(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static boolean isSafe(URI url) {
        return "https".equals(url.getScheme())
                || LOCAL_HOSTS.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    private @Nullable DatabaseAddress database() {
        var url = value(DATABASE_URL);
        var user = value(DATABASE_USER, "");
        var password = value(DATABASE_PASSWORD, "");
        if (url == null) {
            if (!user.isEmpty() || !password.isEmpty()) {
                throw new CannotStartException(
                        "%s or %s is set without %s: set that as well, or none of them for the embedded database."
                                .formatted(DATABASE_USER, DATABASE_PASSWORD, DATABASE_URL));
            }
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            // Not shown: such an address can have a password in it.
            throw new CannotStartException(
                    "%s cannot be used: it must be like jdbc:postgresql://host:5432/fairlead."
                            .formatted(DATABASE_URL));
        }
        return new DatabaseAddress(url, user, new Secret(password));
    }

    private @Nullable Path keysFile() {
        var text = value(KEYS_FILE);
        if (text == null) {
            return null;
        }
        if (value(KEYS) != null) {
            throw new CannotStartException(
                    "%s and %s are both set: unset one of them.".formatted(KEYS_FILE, KEYS));
        }
        try {
            var file = Path.of(text).toAbsolutePath().normalize();
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // answered below like every other path that leads to no file
        }
        throw unusable(
                KEYS_FILE, text, "it must be the path of a key set file that this user can read");
    }

    private @Nullable Secret smtpUrl() {
        var text = value(SMTP_URL);
        if (text == null) {
            return null;
        }
        try {
            var url = new URI(text);
            if (("smtp".equals(url.getScheme()) || "smtps".equals(url.getScheme()))
                    && url.getHost() != null) {
                return new Secret(text);
            }
        } catch (URISyntaxException e) {
            // answered below like every other text that is no address
        }
        // Not shown: such an address can have a password in it.
        throw new CannotStartException(
                "%s cannot be used: it must be like smtp://user:password@mail.example.com:587."
                        .formatted(SMTP_URL));
    }

    private @Nullable Secret secret(String name) {
        var text = value(name);
        return text == null ? null : new Secret(text);
    }

    private String value(String name, String standard) {
        var text = value(name);
        return text == null ? standard : text;
    }

    private @Nullable String value(String name) {
        var text = environment.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static CannotStartException unusable(String name, String value, String rule) {
        return new CannotStartException("%s is \"%s\": %s.".formatted(name, value, rule));
    }
}
