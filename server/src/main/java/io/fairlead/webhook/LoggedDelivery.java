package io.fairlead.webhook;

import java.util.List;

/**
 * An event with all that was done to deliver it.
 *
 * @param body as it is sent
 * @param attempts oldest first
 */
public record LoggedDelivery(LoggedEvent event, String body, List<Attempt> attempts) {}
