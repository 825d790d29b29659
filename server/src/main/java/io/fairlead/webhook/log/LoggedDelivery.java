package io.fairlead.webhook.log;

import io.fairlead.webhook.DeliveryAttempt;
import java.util.List;

/**
 * An event with all attempts to deliver it.
 *
 * @param body as it is sent
 * @param attempts oldest first
 */
public record LoggedDelivery(LoggedEvent event, String body, List<DeliveryAttempt> attempts) {}
