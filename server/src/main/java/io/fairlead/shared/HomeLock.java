package io.fairlead.shared;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the only server on a home, held until it is closed or the process ends, however
 * it ends.
 */
public final class HomeLock implements AutoCloseable {

    // Closing any channel on a file drops every lock the process has on it (POSIX), so a home that
    // this process holds must be known before its lock file is opened a second time.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /**
     * Creates the home when it does not exist and locks it.
     *
     * @throws InUseException when another server is running on it
     * @throws CannotStartException when the home cannot be written
     */
    public static HomeLock acquire(Path home) {
        try {
            Files.createDirectories(home);
            return acquireExisting(home.toRealPath());
        } catch (IOException e) {
            throw new CannotStartException(
                    "The home %s cannot be written: set FAIRLEAD_HOME to a folder that this user can write."
                            .formatted(home.toAbsolutePath()),
                    e);
        }
    }

    private static HomeLock acquireExisting(Path home) throws IOException {
        if (!HELD_BY_THIS_PROCESS.add(home)) {
            throw alreadyRunning(home, "this process");
        }
        @Nullable HomeLock lock = null;
        try {
            lock = lock(home);
            return lock;
        } finally {
            if (lock == null) {
                HELD_BY_THIS_PROCESS.remove(home);
            }
        }
    }

    private static HomeLock lock(Path home) throws IOException {
        var channel = FileChannel.open(home.resolve("fairlead.lock"), CREATE, READ, WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                throw alreadyRunning(home, "process " + read(channel));
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new HomeLock(home, channel);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static InUseException alreadyRunning(Path home, String holder) {
        return new InUseException(
                "Another Fairlead (%s) is already running on %s: stop it, or set FAIRLEAD_HOME to another folder."
                        .formatted(holder, home));
    }

    private static String read(FileChannel channel) throws IOException {
        var content = ByteBuffer.allocate(32);
        channel.read(content, 0);
        return US_ASCII.decode(content.flip()).toString();
    }

    private static void write(FileChannel channel, String content) throws IOException {
        channel.truncate(0);
        channel.write(US_ASCII.encode(content), 0);
    }

    /** The home that is locked, as its real path. */
    public Path home() {
        return home;
    }

    /** Lets another server have the home. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_BY_THIS_PROCESS.remove(home);
        }
    }

    /** Somebody else has the home. */
    public static final class InUseException extends CannotStartException {

        private static final long serialVersionUID = 1L;

        InUseException(String sentence) {
            super(sentence);
        }
    }
}
