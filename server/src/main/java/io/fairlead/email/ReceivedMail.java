package io.fairlead.email;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail as its receiver has it.
 *
 * @param sender the name that it comes from
 * @param links where it leads
 * @param source the complete message
 */
public record ReceivedMail(
        UUID id,
        List<String> to,
        String sender,
        String from,
        String subject,
        String html,
        String text,
        List<String> links,
        String source,
        Instant sentAt) {}
