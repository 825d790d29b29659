package io.fairlead.account.agreement;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login may be read for, and for how long.
 *
 * @param data the kinds of data; nothing else is read
 * @param until its end; null: nobody has set one
 * @param over whether that has come: nothing is read any more until the consumer renews it
 */
public record Agreement(Set<DataKind> data, @Nullable Instant until, boolean over) {

    public Agreement {
        data = Set.copyOf(data);
    }

    /** Whether this kind may be read now. */
    public boolean covers(DataKind kind) {
        return !over && data.contains(kind);
    }
}
