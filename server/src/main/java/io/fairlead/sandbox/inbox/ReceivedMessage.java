package io.fairlead.sandbox.inbox;

import io.fairlead.webhook.signing.SignatureCheck.Verdict;
import java.time.Instant;

/**
 * A message in an inbox, with what was to be said of its signatures when it came.
 *
 * @param id grows from one message to the next
 */
public record ReceivedMessage(
        long id, Instant receivedAt, Message message, Verdict finicity, Verdict standard) {}
