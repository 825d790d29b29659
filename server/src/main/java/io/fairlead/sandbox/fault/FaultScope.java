package io.fairlead.sandbox.fault;

import io.fairlead.link.Link;
import org.jspecify.annotations.Nullable;

/**
 * For whom a fault is; all that is said must be so.
 *
 * @param customer the only customer
 * @param link the only link, whose sessions and what was shared in them it is for
 * @param login the only institution login
 * @param institution the only institution
 * @param userid the only user of a bank
 */
public record FaultScope(
        @Nullable String customer,
        @Nullable Link link,
        @Nullable String login,
        @Nullable String institution,
        @Nullable String userid) {

    /** Whether it is for everybody, which nothing may be. */
    public boolean isEmpty() {
        return customer == null
                && link == null
                && login == null
                && institution == null
                && userid == null;
    }
}
