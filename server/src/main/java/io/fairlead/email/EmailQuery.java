package io.fairlead.email;

import io.fairlead.link.LinkId;
import io.fairlead.shared.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Which of a partner's mails to list.
 *
 * @param start the place of the first one to show, from 1
 * @param limit how many to show at most
 */
public record EmailQuery(
        @Nullable LinkId link,
        @Nullable CustomerId customer,
        @Nullable EmailState state,
        int start,
        int limit) {}
