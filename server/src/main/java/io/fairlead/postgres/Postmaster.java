package io.fairlead.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the program {@code postgres}, which is a child of this process. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    /** How long a start is tried again: backends of a killed postmaster need a moment to notice. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** One unanswered greeting may be bad luck, so many are not. */
    private static final int LOOKS = 5;

    private final Process process;
    private final int port;

    private Postmaster(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when the database answers; asks for a port at each attempt. */
    static Postmaster start(Cluster cluster, IntSupplier ports)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var output = cluster.log().resolve("start.log");
        while (true) {
            EarlierPostmaster.clear(cluster.data());
            var ready = attempt(cluster, ports.getAsInt(), output);
            if (ready.isPresent()) {
                return ready.get();
            }
            var failure = StartFailure.of(cluster, output);
            if (failure.permanent().isPresent()) {
                throw failure.permanent().get();
            }
            if (System.nanoTime() > deadline) {
                throw failure.lasting();
            }
            Thread.sleep(PAUSE);
        }
    }

    private static Optional<Postmaster> attempt(Cluster cluster, int port, Path output)
            throws IOException, InterruptedException {
        var process =
                PostgresCommand.run(
                        output, cluster.binaries().program("postgres"), arguments(cluster, port));
        var postmaster = new Postmaster(process, port);
        var ready = false;
        try {
            ready = new Readiness(process, cluster.address(port)).await();
            return ready ? Optional.of(postmaster) : Optional.empty();
        } finally {
            if (!ready) {
                process.destroyForcibly().onExit().join();
            }
        }
    }

    /** Settings given here win over every configuration file of the data directory. */
    private static List<String> arguments(Cluster cluster, int port) {
        var settings =
                Stream.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "max_connections=100",
                        "shared_buffers=128MB",
                        "max_wal_size=2GB",
                        "jit=off",
                        "logging_collector=on",
                        "log_directory=" + cluster.log(),
                        "log_filename=postgresql-%a.log",
                        "log_rotation_age=1d",
                        "log_rotation_size=0",
                        "log_truncate_on_rotation=on",
                        // Errors, details and statements carry values; the one who caused them gets
                        // them anyway.
                        "log_min_messages=log",
                        "log_min_error_statement=panic",
                        "log_error_verbosity=terse",
                        "log_statement=none");
        return Stream.concat(
                        Stream.of("-D", cluster.data().toString()),
                        settings.flatMap(setting -> Stream.of("-c", setting)))
                .toList();
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits for its end, and ends one that has answered nobody for so long.
     *
     * @return the status it has ended with
     */
    int waitFor(Duration patience) throws InterruptedException {
        var silences = 0;
        // Half of the time goes by between greetings, the other half waiting for answers.
        var pause = patience.dividedBy(2 * LOOKS);
        while (!process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            silences = Greeting.isAnswered(port, pause) ? 0 : silences + 1;
            if (silences == LOOKS) {
                log.warn("PostgreSQL (process {}) no longer answers; ending it", pid());
                kill();
            }
        }
        return process.exitValue();
    }

    /** A process that has been stopped takes no other signal, nor may those that it has started. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    void stop() throws IOException, InterruptedException {
        if (process.isAlive()) {
            Termination.stop(process.toHandle());
        }
    }
}
