package io.fairlead.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.support.FairleadTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@FairleadTest
class MonthPartitionsTest {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    MonthPartitionsTest(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Links are issued at the turn of a month, even while a backup reads for hours. */
    @Test
    void makesAMonthWhileTheTableIsRead() throws SQLException {
        try (Connection reader = begin();
                Connection writer = begin()) {
            execute(reader, "SELECT count(*) FROM link");

            execute(writer, "SET LOCAL lock_timeout = '2s'");
            execute(writer, "SELECT ensure_month_partition('link', '2031-01-31T23:59:59Z')");

            writer.commit();
        }
        assertThat(
                        jdbc.sql("SELECT indexdef FROM pg_indexes WHERE tablename = 'link_2031_01'")
                                .query(String.class)
                                .list())
                .singleElement()
                .asString()
                .endsWith("(partner_id, created_at, id)");
    }

    @Test
    void makesAMonthOnceForTwoWhoNeedItAtTheSameTime() throws Exception {
        try (Connection first = begin();
                Connection second = begin()) {
            execute(first, "SELECT ensure_month_partition('link', '2032-02-01T00:00:00Z')");
            var waiting =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    execute(
                                            second,
                                            "SELECT ensure_month_partition('link',"
                                                    + " '2032-02-01T00:00:00Z')");
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            Thread.sleep(300);
            assertThat(waiting).isNotDone();

            first.commit();

            waiting.get(10, TimeUnit.SECONDS);
        }
    }

    /** Whoever waits for a lock makes all others wait behind. */
    @Test
    void dropsNoMonthWhileTheTableIsRead() throws SQLException {
        jdbc.sql("SELECT ensure_month_partition('link', '2001-01-15T00:00:00Z')")
                .query((_, _) -> true)
                .single();
        try (Connection reader = begin();
                Connection writer = begin()) {
            execute(reader, "SELECT count(*) FROM link");
            assertThatThrownBy(
                            () ->
                                    execute(
                                            writer,
                                            "SELECT drop_month_partitions('link', '2002-01-01')"))
                    .hasMessageContaining("lock timeout");
        }
        assertThat(
                        jdbc.sql("SELECT drop_month_partitions('link', '2002-01-01')")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    private Connection begin() throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
