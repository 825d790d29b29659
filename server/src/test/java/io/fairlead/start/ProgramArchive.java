package io.fairlead.start;

import io.fairlead.Fairlead;
import io.fairlead.support.FreePort;
import io.fairlead.support.PreparedHome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The program that tests start: its class path as jars, with the bean definitions and the cache of
 * classes that {@code ./run} starts with as well. Each of the many starts costs half of one from
 * folders of classes. The test processes of one build share it.
 */
final class ProgramArchive {

    private static final Path FOLDER = Path.of("target", "program").toAbsolutePath();
    private static final List<String> OPTIONS = made();

    private ProgramArchive() {}

    /** Options of the JVM that name the class path and the archive. */
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> made() {
        try {
            Files.createDirectories(FOLDER);
            try (var lock =
                            FileChannel.open(
                                    FOLDER.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                return current();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> current() throws IOException {
        var paths = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
        var classPath = new ArrayList<String>();
        for (var path : paths.map(Path::of).toList()) {
            classPath.add((Files.isDirectory(path) ? jar(path) : path).toString());
        }
        var archive = FOLDER.resolve("program-%08x.aot".formatted(classPath.hashCode()));
        var options = List.of("-cp", String.join(File.pathSeparator, classPath));
        if (!Files.exists(archive)) {
            record(archive, options);
        }
        return Stream.concat(Stream.of("-XX:AOTCache=" + archive), options.stream()).toList();
    }

    /** The jar of a folder of classes, named after what is in it. */
    private static Path jar(Path folder) throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        var state = 1;
        for (var file : files) {
            state = 31 * state + file.hashCode();
            state = 31 * state + Files.getLastModifiedTime(file).hashCode();
        }
        var jar = FOLDER.resolve("%08x.jar".formatted(state));
        if (Files.exists(jar)) {
            return jar;
        }
        var unfinished = FOLDER.resolve("unfinished.jar");
        var made =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file=" + unfinished,
                                "--no-manifest",
                                "-C",
                                folder.toString(),
                                ".");
        if (made != 0) {
            throw new IllegalStateException("No jar could be made of " + folder);
        }
        return Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void record(Path archive, List<String> options) throws IOException {
        var unfinished = FOLDER.resolve("unfinished.aot");
        var folder = Files.createTempDirectory("fairlead-program");
        var recording = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + unfinished));
        recording.addAll(options);
        try (var program =
                FairleadProcess.start(
                        recording,
                        Fairlead.class,
                        folder,
                        Map.of(
                                "FAIRLEAD_PORT",
                                Integer.toString(FreePort.find()),
                                "FAIRLEAD_HOME",
                                PreparedHome.at(folder.resolve("home")).toString()))) {
            program.says("Fairlead is ready");
            program.stop();
        }
        Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
    }
}
