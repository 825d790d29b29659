package io.fairlead.link;

import io.fairlead.shared.PartnerId;
import org.jspecify.annotations.Nullable;

/** What came of opening a link's URL. */
public sealed interface LinkOpening {

    /** The link is good. */
    record Open(Link link) implements LinkOpening {}

    /** Why a link that this server has signed leads nowhere any more. */
    enum Reason {
        EXPIRED,
        USED,
        REVOKED,
        /** The partner is shut out; the link may still be good when it is let in again. */
        PARTNER_DISABLED,
        /** The link is not, or no longer, in the database. */
        UNKNOWN
    }

    /**
     * The signature is good and the link is not.
     *
     * @param id of the link
     * @param origin how the link has reached the consumer
     * @param language as the partner asked for it, if it did
     * @param redirectUri where the partner wants the consumer back, if it said so
     * @param experience as the partner named it, if it did and the link is still stored
     */
    record Closed(
            Reason reason,
            PartnerId partner,
            LinkId id,
            LinkOrigin origin,
            @Nullable String language,
            @Nullable String redirectUri,
            @Nullable String experience)
            implements LinkOpening {}

    /** What can be seen of a URL that is no link of this server's. */
    enum Damage {
        /** It lacks a parameter that every link has. */
        INCOMPLETE,
        /** It was percent-encoded once more than it was decoded. */
        ESCAPED,
        /** It has a parameter twice, with different values. */
        DOUBLED,
        /** A value has a broken escape, or none at all. */
        UNREADABLE,
        /** Its signature is no 64 hexadecimal digits. */
        UNSIGNED,
        /** Its signature is not that of its parameters. */
        CHANGED
    }

    /** The URL was not made by this server, or was changed since. Nothing in it can be trusted. */
    record Tampered(Damage damage) implements LinkOpening {}
}
