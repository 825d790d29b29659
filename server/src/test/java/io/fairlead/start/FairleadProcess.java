package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.Fairlead;
import io.fairlead.support.FreePort;
import io.fairlead.support.PreparedHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as it is started from a shell. */
public final class FairleadProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 600;

    private final Process process;
    private final Path output;
    private final Path errors;

    private FairleadProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /**
     * Starts it with nothing but these variables in its environment, apart from the search path.
     */
    static FairleadProcess start(
            Path folder, Map<String, String> environment, String... arguments) {
        return start(Fairlead.class, folder, environment, arguments);
    }

    /**
     * Starts a sandbox on a port, whose home is below the folder, and waits until it is ready.
     *
     * @param more of its environment
     */
    public static FairleadProcess ready(Path folder, int port, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("FAIRLEAD_PORT", Integer.toString(port));
        environment.put("FAIRLEAD_HOME", PreparedHome.at(folder.resolve("home")).toString());
        var fairlead = start(folder, environment);
        fairlead.says("Fairlead is ready");
        return fairlead;
    }

    /** As {@link #start(Path, Map, String...)}, with another main class. */
    static FairleadProcess start(
            Class<?> main, Path folder, Map<String, String> environment, String... arguments) {
        return start(ProgramArchive.options(), main, folder, environment, arguments);
    }

    /** As {@link #start(Class, Path, Map, String...)}, with these options of its class path. */
    static FairleadProcess start(
            List<String> options,
            Class<?> main,
            Path folder,
            Map<String, String> environment,
            String... arguments) {
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var errors = Files.createTempFile(folder, "errors", ".txt");
            var builder = new ProcessBuilder(command(options, main, arguments));
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().put("FAIRLEAD_FINBANK_PORT", Integer.toString(FreePort.find()));
            builder.environment().putAll(environment);
            builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
            return new FairleadProcess(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dspring.aot.enabled=" + hasBeanDefinitions(main));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Whether the build has made them: only for the program, and not with an older Java. */
    private static boolean hasBeanDefinitions(Class<?> main) {
        var name = "/" + main.getName().replace('.', '/') + "__ApplicationContextInitializer.class";
        return main.getResource(name) != null;
    }

    /** The exit code, when it has ended by itself. */
    int ended() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Still running: " + output() + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until its output contains the text. */
    public void says(String text) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Never said \"" + text + "\": " + output() + errors());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end, as Ctrl-C and a service manager do, and returns its exit code. */
    public int stop() {
        process.destroy();
        return ended();
    }

    /** Ends it and its database at once, like a machine that loses its power. */
    public void kill() {
        var database = children();
        assertThat(database).isNotEmpty();
        process.destroyForcibly();
        database.forEach(ProcessHandle::destroyForcibly);
        ended();
    }

    /** Ends it at once, and leaves its database behind. */
    public void killAlone() {
        process.destroyForcibly();
        ended();
    }

    public long pid() {
        return process.pid();
    }

    /** The first process of its database; none while the database is being started again. */
    public Optional<ProcessHandle> postmaster() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/bin/postgres"))
                .findFirst();
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    public String output() {
        return read(output);
    }

    public String errors() {
        return read(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
