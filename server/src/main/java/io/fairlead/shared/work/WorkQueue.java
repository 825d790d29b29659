package io.fairlead.shared.work;

import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The durable queues. An item that is added in a transaction is done if that commits, at least
 * once, by whichever node: begun again when its node dies or stops.
 */
@Component
public class WorkQueue {

    private final WorkQueueStore store;

    WorkQueue(WorkQueueStore store) {
        this.store = store;
    }

    /**
     * Adds work to the queue of that name. While an item of the same subject waits, there is only
     * that one, due at the earlier of both times; while it is worked on, it is done once more.
     */
    public void add(String queue, String subject, String fairnessKey, Instant dueAt) {
        store.add(queue, subject, fairnessKey, dueAt);
    }

    /**
     * Whether any of the subjects is worked on or could be now; not when it is tried again later.
     */
    public boolean isDue(String queue, Collection<String> subjects, Instant now) {
        return store.isDue(queue, subjects, now);
    }
}
