package io.fairlead.postgres;

import io.fairlead.shared.HomeLock;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.database.DatabaseUnavailableException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that belongs to this server: it lives in the server's home, starts and stops with
 * it, is started again when it dies or falls silent, answers on 127.0.0.1 only and asks for a
 * random password. What it has committed is on disk.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final HomeLock lock;
    private final Cluster cluster;
    private final int port;
    private final Duration patience;
    private final Thread supervisor;
    private volatile Postmaster postmaster;

    private EmbeddedPostgres(
            HomeLock lock, Cluster cluster, Postmaster postmaster, Duration patience) {
        this.lock = lock;
        this.cluster = cluster;
        this.port = postmaster.port();
        this.postmaster = postmaster;
        this.patience = patience;
        this.supervisor = Thread.ofVirtual().name("postgres-supervisor").unstarted(this::supervise);
    }

    /**
     * Locks the home and starts its PostgreSQL, creating the database when there is none. Returns
     * when it answers.
     *
     * @throws io.fairlead.shared.CannotStartException when the home is in use or cannot be written
     * @throws DatabaseUnavailableException when PostgreSQL cannot run here
     */
    public static EmbeddedPostgres start(Path home) {
        return start(HomeLock.acquire(home));
    }

    /**
     * Starts the PostgreSQL of a home that is already locked, as {@link #start(Path)} does. Closing
     * the database, or its failure to start, gives the home back.
     */
    public static EmbeddedPostgres start(HomeLock lock) {
        return start(lock, LONGEST_SILENCE);
    }

    /** With another patience for one that does not answer. */
    static EmbeddedPostgres start(HomeLock lock, Duration patience) {
        var started = false;
        try {
            var postgres = startIn(lock, patience);
            started = true;
            return postgres;
        } catch (IOException | UncheckedIOException e) {
            throw new DatabaseUnavailableException(
                    "The embedded PostgreSQL cannot use %s (%s): check its disk and who owns its files, or set FAIRLEAD_HOME to another folder."
                            .formatted(lock.home(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException(
                    "The start of the embedded PostgreSQL was interrupted: start Fairlead again.",
                    e);
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    /** Whether a home has data of an embedded PostgreSQL. */
    public static boolean hasData(Path home) {
        return Files.exists(directory(home).resolve("data"));
    }

    /** Where a server that runs on this home has its PostgreSQL; empty while that is not up. */
    public static Optional<DatabaseAddress> running(Path home) {
        var directory = directory(home);
        var file = addressFile(directory);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            var address = new Properties();
            address.load(reader);
            return Optional.of(
                    new DatabaseAddress(
                            address.getProperty("url"),
                            address.getProperty("user"),
                            Cluster.password(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres startIn(HomeLock lock, Duration patience)
            throws IOException, InterruptedException {
        var directory = Directories.created(directory(lock.home()));
        // A server that was killed has left the address of a PostgreSQL that is no longer there.
        Files.deleteIfExists(addressFile(directory));
        var cluster = Cluster.in(directory, PostgresBinaries.unpackInto(directory));
        var postmaster = Postmaster.start(cluster, EmbeddedPostgres::freePort);
        var postgres = new EmbeddedPostgres(lock, cluster, postmaster, patience);
        postgres.publishAddress();
        postgres.supervisor.start();
        return postgres;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the database is reached. It stays the same when PostgreSQL has to be started again. */
    public DatabaseAddress address() {
        return cluster.address(port);
    }

    /** For programs beside the server, such as a backup; the password has its own file. */
    private void publishAddress() throws IOException {
        Directories.write(
                addressFile(cluster.directory()),
                "url=%s\nuser=%s\n".formatted(address().url(), address().user()));
    }

    private static Path directory(Path home) {
        return home.resolve("postgres");
    }

    private static Path addressFile(Path directory) {
        return directory.resolve("address");
    }

    private void supervise() {
        try {
            while (true) {
                var status = postmaster.waitFor(patience);
                log.warn(
                        "PostgreSQL (process {}) ended with status {}; starting it again",
                        postmaster.pid(),
                        status);
                postmaster = startAgain();
                log.info("PostgreSQL is back (process {})", postmaster.pid());
            }
        } catch (InterruptedException _) {
            log.debug("PostgreSQL is no longer supervised");
        }
    }

    private Postmaster startAgain() throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (true) {
            Thread.sleep(pause);
            try {
                return Postmaster.start(cluster, () -> port);
            } catch (RuntimeException | IOException e) {
                log.error("PostgreSQL could not be started again; trying on", e);
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Stops PostgreSQL, which ends the connections that are left, and gives the home back. */
    @Override
    public void close() {
        try {
            supervisor.interrupt();
            supervisor.join();
            postmaster.stop();
            Files.deleteIfExists(addressFile(cluster.directory()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }
}
