package io.fairlead.shared;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * A file that only its owner can read and that is there completely or not at all: it is written
 * beside its place and moved there by {@link #commit}. Without that, closing it leaves nothing.
 */
public final class PrivateFile implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private final OutputStream out;

    private PrivateFile(Path file, Path partial, FileChannel channel) {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /** Begins a file that replaces the one at this place, if there is one. */
    public static PrivateFile at(Path file) throws IOException {
        var partial =
                Files.createTempFile(
                        folder(file), file.getFileName() + ".", ".partial", OWNER_ONLY);
        return new PrivateFile(file, partial, FileChannel.open(partial, WRITE));
    }

    /** Takes the content. */
    public OutputStream out() {
        return out;
    }

    /** Moves the file to its place, once it is safe from a loss of power. */
    public void commit() throws IOException {
        out.flush();
        channel.force(true);
        Files.move(partial, file, ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder(file), READ)) {
            names.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }
}
