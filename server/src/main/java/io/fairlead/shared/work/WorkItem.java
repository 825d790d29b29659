package io.fairlead.shared.work;

import java.time.Instant;

/**
 * A piece of work in a queue.
 *
 * @param queue whose worker does it
 * @param subject what is to be done, in the words of the queue's owner; one item for each
 * @param fairnessKey items of different keys take turns: a partner, an institution
 * @param dueAt since when it was to be done
 * @param attempts how often it was begun, this time included
 * @param revision how often it was added
 */
public record WorkItem(
        String queue,
        String subject,
        String fairnessKey,
        Instant dueAt,
        int attempts,
        int revision) {}
