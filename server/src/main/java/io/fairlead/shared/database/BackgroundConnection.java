package io.fairlead.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A connection for work that goes on in the background, which so does not wait behind the calls and
 * consumers of a busy moment. It plans each statement once and not each time, and gives up a
 * database that has gone silent.
 */
@Component
public class BackgroundConnection implements AutoCloseable {

    private static final String ONE_PLAN_FOR_ALL = "SET plan_cache_mode = force_generic_plan";

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final HikariDataSource pool;

    BackgroundConnection(HikariDataSource others) {
        pool = OwnConnection.beside(others, "background", LONGEST_SILENCE);
        pool.setMinimumIdle(1);
        pool.setConnectionInitSql(others.getConnectionInitSql() + "; " + ONE_PLAN_FOR_ALL);
    }

    /** For one thread; each statement is a transaction of its own. */
    public Sql sql() {
        return Sql.on(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
