package io.fairlead.chaos;

import io.fairlead.start.FairleadProcess;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.FreePort;
import io.fairlead.support.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A sandbox in a process of its own, which goes on after all that befalls it. */
final class DisturbedServer implements AutoCloseable {

    private static final String READY = "/actuator/health/readiness";

    private static final Pattern FAULT = Pattern.compile(" ERROR .* io\\.(fairlead|finbank)\\.");

    private final int port = FreePort.find();
    private final Path folder;
    private final Random random;
    private final Duration longestFreeze;
    private final Map<String, String> environment;
    private FairleadProcess process;

    /**
     * Starts it.
     *
     * @param folder where it has its home
     * @param longestFreeze how long something may stand still
     */
    DisturbedServer(
            Path folder, Random random, Duration longestFreeze, Map<String, String> environment) {
        this.folder = folder;
        this.random = random;
        this.longestFreeze = longestFreeze;
        this.environment = new HashMap<>(environment);
        this.environment.put("FAIRLEAD_FINBANK_PORT", Integer.toString(FreePort.find()));
        this.process = started();
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Its database, as it is reached now. */
    JdbcClient database() {
        var directory = folder.resolve("home").resolve("postgres");
        var address = new Properties();
        try (var file = Files.newBufferedReader(directory.resolve("address"))) {
            address.load(file);
            var password = Files.readString(directory.resolve("password")).strip();
            return JdbcClient.create(
                    new DriverManagerDataSource(
                            address.getProperty("url"), address.getProperty("user"), password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has logged as faults of its own. */
    List<String> loggedFaults() {
        var log = folder.resolve("home").resolve("log").resolve("fairlead.log");
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> FAULT.matcher(line).find()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the server is ready again. */
    void suffer(Disturbance disturbance) {
        switch (disturbance) {
            case POWER_LOSS -> {
                process.kill();
                process = started();
            }
            case SERVER_KILLED -> {
                process.killAlone();
                process = started();
            }
            case RESTART -> {
                process.stop();
                process = started();
            }
            case SERVER_FROZEN -> freeze(List.of(process.pid()));
            case POSTMASTER_KILLED -> Signal.KILL.send(List.of(postmaster().pid()));
            case BACKEND_KILLED -> Signal.KILL.send(List.of(anyOf(backends())));
            case DATABASE_FROZEN ->
                    freeze(
                            Stream.concat(Stream.of(postmaster().pid()), backends().stream())
                                    .toList());
        }
        awaitReady();
    }

    private void awaitReady() {
        var readiness = new ApiClient(address());
        Await.until(
                () -> {
                    try {
                        return readiness.get(READY).status() == 200;
                    } catch (UncheckedIOException _) {
                        return false;
                    }
                });
    }

    private void freeze(List<Long> processes) {
        Signal.STOP.send(processes);
        try {
            Thread.sleep(random.nextLong(longestFreeze.toMillis()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            Signal.CONT.send(processes);
        }
    }

    private ProcessHandle postmaster() {
        var found = new ArrayList<ProcessHandle>();
        Await.until(() -> process.postmaster().map(found::add).orElse(false));
        return found.getFirst();
    }

    private List<Long> backends() {
        var found = new ArrayList<Long>();
        Await.until(
                () -> {
                    postmaster().children().map(ProcessHandle::pid).forEach(found::add);
                    return !found.isEmpty();
                });
        return found;
    }

    private long anyOf(List<Long> processes) {
        return processes.get(random.nextInt(processes.size()));
    }

    private FairleadProcess started() {
        return FairleadProcess.ready(folder, port, environment);
    }

    @Override
    public void close() {
        process.close();
    }
}
