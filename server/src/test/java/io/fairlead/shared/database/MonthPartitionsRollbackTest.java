package io.fairlead.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@FairleadTest
class MonthPartitionsRollbackTest {

    private static final Instant FAR_OFF = Instant.parse("2099-07-15T12:00:00Z");

    private final MonthPartitions partitions;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    MonthPartitionsRollbackTest(
            MonthPartitions partitions, TransactionTemplate transaction, JdbcClient jdbc) {
        this.partitions = partitions;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void makesAPartitionAgainThatWasRolledBack() {
        transaction.executeWithoutResult(
                status -> {
                    partitions.ensure("session_event", FAR_OFF);
                    status.setRollbackOnly();
                });
        assertThat(partitionExists()).isFalse();

        transaction.executeWithoutResult(_ -> partitions.ensure("session_event", FAR_OFF));
        assertThat(partitionExists()).isTrue();
    }

    private boolean partitionExists() {
        return jdbc.sql("SELECT to_regclass('session_event_2099_07') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }
}
