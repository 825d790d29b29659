package io.fairlead.start.settings;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.Mode;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.sealing.KeyFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is decided outside before the server starts.
 *
 * @param address where the server listens; null means on all interfaces
 * @param management where health and metrics are asked for; null means beside everything else
 * @param database null means the embedded one
 * @param keysFile the key set file; in the sandbox null means the one in the home
 * @param keys the key set itself, instead of a file
 * @param smtpUrl where mail is handed over; null means that it stays in the built-in mailbox
 */
public record StartSettings(
        Mode mode,
        Path home,
        int port,
        int finbankPort,
        @Nullable InetAddress address,
        @Nullable ListenAddress management,
        URI publicUrl,
        @Nullable DatabaseAddress database,
        @Nullable Path keysFile,
        @Nullable Secret keys,
        @Nullable Secret smtpUrl) {

    /**
     * Reads the settings from environment variables.
     *
     * @throws CannotStartException for the first value that cannot be used, or for all that
     *     production mode misses
     */
    public static StartSettings from(Map<String, String> environment) {
        return new EnvironmentReader(environment).read();
    }

    /** The settings of a sandbox that shares nothing with any other. */
    public static StartSettings sandbox(Path home, int port, int finbankPort) {
        return from(
                Map.of(
                        EnvironmentReader.HOME, home.toString(),
                        EnvironmentReader.PORT, Integer.toString(port),
                        EnvironmentReader.FINBANK_PORT, Integer.toString(finbankPort)));
    }

    public boolean sandbox() {
        return mode == Mode.SANDBOX;
    }

    /** The file with the keys, unless they are given as {@link #keys}. */
    public KeyFile keyFile() {
        return keysFile == null ? KeyFile.ofHome(home) : new KeyFile(keysFile);
    }

    /** Where a sandbox's commands log: a server may be writing its own log. */
    public Path commandLogFile() {
        return home.resolve("log", "commands.log");
    }

    /** Where a sandbox logs. */
    public Path logFile() {
        return home.resolve("log", "fairlead.log");
    }
}
