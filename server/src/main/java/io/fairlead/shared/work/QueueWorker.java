package io.fairlead.shared.work;

import java.util.function.BooleanSupplier;

/** Does the work of one queue, on every node. */
public interface QueueWorker {

    /** The name of the queue, which is stored with its items. */
    String queue();

    /** How many items a node works on at once, as things stand now. */
    int atOnce();

    /**
     * Does the work of an item, which may have been begun before, here or by a node that has died.
     * What is thrown is logged, and the item tried again later.
     *
     * @param held whether the item still belongs to this node. Once it does not, another attempt
     *     follows, and this one records nothing more
     */
    WorkResult work(WorkItem item, BooleanSupplier held);
}
