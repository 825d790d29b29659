package io.fairlead.shared.database;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Repository;

/** The monthly partitions of tables that grow with time. */
@Repository
public class MonthPartitions {

    private final Sql sql;
    private final Sql unhurried;
    private final Set<Partition> known = ConcurrentHashMap.newKeySet();

    MonthPartitions(Sql sql, UnhurriedConnections unhurried) {
        this.sql = sql;
        this.unhurried = unhurried.sql();
    }

    /** Makes sure that {@code table} takes a row of this moment; asks the database once a month. */
    public void ensure(String table, Instant moment) {
        var partition = new Partition(table, YearMonth.from(moment.atOffset(ZoneOffset.UTC)));
        if (!known.contains(partition)) {
            sql.of("SELECT ensure_month_partition(:table, :moment)")
                    .with("table", table)
                    .with("moment", moment)
                    .run();
            // One made by a transaction that is rolled back does not exist.
            AfterCommit.run(() -> known.add(partition));
        }
    }

    /** Drops the months of {@code table} that ended before {@code moment}; says how many. */
    public int dropBefore(String table, Instant moment) {
        known.removeIf(partition -> partition.table().equals(table));
        return unhurried
                .of("SELECT drop_month_partitions(:table, :moment)")
                .with("table", table)
                .with("moment", moment)
                .single(Integer.class);
    }

    private record Partition(String table, YearMonth month) {}
}
