package io.fairlead.email;

import io.fairlead.link.LinkId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail with a link.
 *
 * @param root the first mail of those that were sent in place of it, or its own id
 * @param renewal whether the consumer has asked for it
 * @param url opens the link
 */
public record Email(
        PartnerId partner,
        UUID id,
        UUID root,
        boolean renewal,
        CustomerId customer,
        LinkReference link,
        String url,
        EmailConfig config,
        Progress progress) {

    /** The link in it. */
    public record LinkReference(LinkId id, Instant createdAt, Instant expiresAt) {}

    /**
     * How far it has come.
     *
     * @param attempts how often it was handed to a mail server
     * @param answer the status of the mail server's latest refusal, like {@code 550 5.1.1}, or what
     *     has kept it from being reached; {@code link expired} for a mail that was given up by that
     * @param createdAt when it was queued
     * @param sentAt when a mail server took it
     * @param failedAt when it was refused or given up
     * @param openedAt when a session of its link was first started
     * @param revokedAt when the partner has revoked it
     */
    public record Progress(
            EmailState state,
            int attempts,
            @Nullable String answer,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant failedAt,
            @Nullable Instant openedAt,
            @Nullable Instant revokedAt) {}
}
