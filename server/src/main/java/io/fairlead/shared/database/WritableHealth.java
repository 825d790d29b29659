package io.fairlead.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.shared.time.ServerClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the database takes changes and makes them durable, as {@code database} in {@code
 * /actuator/health} and in readiness. It has a connection of its own, so that a busy server is not
 * taken for a broken one, and gives up after some seconds.
 *
 * <p>Anybody may ask; so one question at a time goes to the database, and its answer is for all who
 * ask within a second.
 */
@Component("database")
class WritableHealth implements HealthIndicator, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WritableHealth.class);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final HikariDataSource connection;
    private final Sql sql;
    private final TransactionTemplate transactions;
    private final InstantSource machine;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Answer latest;

    WritableHealth(HikariDataSource others, ServerClock clock) {
        this.connection = OwnConnection.beside(others, "health", LONGEST_SILENCE);
        this.connection.setConnectionTimeout(LONGEST_SILENCE.toMillis());
        this.sql = Sql.on(connection);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(connection));
        this.machine = clock.machine();
    }

    private record Answer(Health health, Instant at) {}

    @Override
    public Health health() {
        var known = fresh();
        if (known != null) {
            return known;
        }
        asking.lock();
        try {
            known = fresh();
            return known == null ? asked() : known;
        } finally {
            asking.unlock();
        }
    }

    private @Nullable Health fresh() {
        var answer = latest;
        return answer != null && machine.instant().isBefore(answer.at().plus(FRESH))
                ? answer.health()
                : null;
    }

    private Health asked() {
        var health = written();
        latest = new Answer(health, machine.instant());
        return health;
    }

    private Health written() {
        try {
            transactions.executeWithoutResult(_ -> write());
            return Health.up().build();
        } catch (DataAccessException | TransactionException e) {
            log.warn("The database takes no changes: {}", e.toString());
            return Health.down().build();
        }
    }

    /** A row that nobody else waits for, and that does not stay. */
    private void write() {
        var id = UUID.randomUUID();
        sql.of("INSERT INTO health_probe (id) VALUES (:id)").with("id", id).update();
        sql.of("DELETE FROM health_probe WHERE id = :id").with("id", id).update();
    }

    @Override
    public void close() {
        connection.close();
    }
}
