package io.fairlead.shared.database;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The monthly partitions of tables that grow with time. */
@Repository
public class MonthPartitions {

    private final JdbcClient jdbc;
    private final Set<Partition> known = ConcurrentHashMap.newKeySet();

    MonthPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes sure that {@code table} takes a row of this moment; asks the database once a month. */
    public void ensure(String table, Instant moment) {
        var partition = new Partition(table, YearMonth.from(moment.atOffset(ZoneOffset.UTC)));
        if (!known.contains(partition)) {
            jdbc.sql("SELECT ensure_month_partition(:table, :moment)")
                    .param("table", table)
                    .param("moment", Timestamp.from(moment))
                    .query((_, _) -> true)
                    .single();
            // One made by a transaction that is rolled back does not exist.
            AfterCommit.run(() -> known.add(partition));
        }
    }

    /** Drops the months of {@code table} that ended before {@code moment}; says how many. */
    public int dropBefore(String table, Instant moment) {
        known.removeIf(partition -> partition.table().equals(table));
        return jdbc.sql("SELECT drop_month_partitions(:table, :moment)")
                .param("table", table)
                .param("moment", Timestamp.from(moment))
                .query(Integer.class)
                .single();
    }

    private record Partition(String table, YearMonth month) {}
}
