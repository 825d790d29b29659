package io.fairlead.sandbox.drive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link to take to its end.
 *
 * @param link as the partner got it, or as it stands in a mail
 * @param consumers who take part: one, who plays both parts of a joint link, or both borrowers
 * @param until the screen before which to stop; null: none
 */
public record DriveWish(String link, List<DrivenConsumer> consumers, @Nullable String until) {

    public DriveWish {
        consumers = List.copyOf(consumers);
    }

    DrivenConsumer consumer(int part) {
        return consumers.get(Math.min(part, consumers.size() - 1));
    }
}
