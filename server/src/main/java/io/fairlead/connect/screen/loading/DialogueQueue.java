package io.fairlead.connect.screen.loading;

import java.util.UUID;

/** The sessions whose dialogue with their institution has to wait for its turn. */
public interface DialogueQueue {

    /** Whether the session waits here, because many people connect at this moment. */
    boolean contains(UUID session);
}
