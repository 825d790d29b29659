package io.fairlead.shared.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Drops a connection that takes no changes: after a failover it leads to what is a standby now, and
 * a new one leads to the primary. The pool makes this by its name, in {@code
 * application.properties}.
 */
public final class ReadOnlyEviction implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException exception) {
        return DatabaseFailure.isReadOnly(exception)
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
