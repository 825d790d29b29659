package io.fairlead.console.webhook;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.webhook.log.LoggedDelivery;
import java.util.List;

/**
 * One webhook event with all attempts to deliver it. Template {@code console/delivery}.
 *
 * @param body as it is sent, with line breaks where it is JSON
 * @param attempts a sentence each, oldest first
 * @param replayPath where to order that it is sent again
 */
public record DeliveryPage(
        ConsoleFrame frame,
        LoggedDelivery delivery,
        String body,
        List<String> attempts,
        String replayPath) {

    /** Whether it can be sent again: it is not waiting to be sent anyway. */
    public boolean canBeReplayed() {
        return frame.changes()
                && switch (delivery.event().state()) {
                    case WAITING -> false;
                    case DELIVERED, GIVEN_UP, GONE -> true;
                };
    }
}
