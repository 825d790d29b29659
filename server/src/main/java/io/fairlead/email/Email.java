package io.fairlead.email;

import io.fairlead.link.LinkId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.StoredName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail with a link, or with the receipt of what was shared by one.
 *
 * @param root the first mail of those that were sent in place of it, or its own id
 * @param renewal whether the consumer has asked for it
 * @param url opens the link, or the receipt
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

    /** What a mail is for. */
    enum Kind implements StoredName {
        /** It brings a link. */
        INVITATION("INVITATION"),
        /** It says what was shared by a link. */
        RECEIPT("RECEIPT");

        private final String storedName;

        Kind(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

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
