package io.fairlead.shared.inbound;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The memory that bodies in JSON may take at once; a body takes its part before it is read. */
public final class JsonMemory {

    private final Semaphore bytes;

    public JsonMemory(Bounds bounds) {
        bytes = new Semaphore(bounds.jsonBytes());
    }

    /**
     * Takes what a body of this length needs, read and parsed.
     *
     * @return gives it back when run; none when so much is not left
     */
    public Optional<Runnable> take(int length) {
        var needed = length * Bounds.JSON_TREE;
        return bytes.tryAcquire(needed)
                ? Optional.of(() -> bytes.release(needed))
                : Optional.empty();
    }
}
