package io.fairlead.backup;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.database.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All tables of the schema, whichever module owns them, in one transaction. */
final class TableStore implements AutoCloseable {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy_MM");

    private final Connection connection;
    private final Sql sql;

    private TableStore(Connection connection) {
        this.connection = connection;
        this.sql = Sql.on(new SingleConnectionDataSource(connection, true));
    }

    /** A transaction that sees the data of one moment and changes nothing. */
    static TableStore reading(DatabaseAddress database) {
        var store = writing(database);
        store.sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").update();
        return store;
    }

    /** A transaction that changes nothing unless it is committed. */
    static TableStore writing(DatabaseAddress database) {
        try {
            var connection = database.connect();
            connection.setAutoCommit(false);
            var store = new TableStore(connection);
            // Whatever the role's limit for the server's statements is: a large table takes its
            // time.
            store.sql.of("SET LOCAL statement_timeout = 0").update();
            return store;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** When the transaction began. */
    Instant moment() {
        return sql.of("SELECT now()").single(row -> row.instant("now"));
    }

    /**
     * Up to which migration the tables are.
     *
     * @throws CommandRefusedException when there are no tables of Fairlead
     */
    String schemaVersion() {
        if (sql.of("SELECT to_regclass('flyway_schema_history')::text")
                .optional(String.class)
                .isEmpty()) {
            throw new CommandRefusedException(
                    "The database holds nothing of Fairlead: there is nothing to back up.");
        }
        return sql.of(
                        """
                        SELECT version FROM flyway_schema_history
                        WHERE success AND version IS NOT NULL
                        ORDER BY installed_rank DESC LIMIT 1
                        """)
                .single(String.class);
    }

    /** The tables in an order in which each refers to earlier ones only. */
    List<Table> tables() {
        return Table.inOrderOfReferences(
                sql.of(
                                """
                                SELECT relname,
                                       (SELECT array_agg(attname::text ORDER BY attnum)
                                        FROM pg_attribute
                                        WHERE attrelid = pg_class.oid
                                          AND attnum > 0 AND NOT attisdropped) AS columns,
                                       (SELECT array_agg(right(inhrelid::regclass::text, 7)
                                                         ORDER BY inhrelid::regclass::text)
                                        FROM pg_inherits WHERE inhparent = pg_class.oid)
                                           AS months,
                                       (SELECT array_agg(DISTINCT confrelid::regclass::text)
                                        FROM pg_constraint
                                        WHERE conrelid = pg_class.oid
                                          AND contype = 'f' AND confrelid <> conrelid)
                                           AS referenced
                                FROM pg_class
                                WHERE relnamespace = to_regnamespace(current_schema()::text)
                                  AND relkind IN ('r', 'p')
                                  AND NOT relispartition
                                  AND relname <> 'flyway_schema_history'
                                ORDER BY relname
                                """)
                        .list(
                                row ->
                                        new Table(
                                                row.text("relname"),
                                                row.texts("columns"),
                                                row.texts("months").stream()
                                                        .map(month -> YearMonth.parse(month, MONTH))
                                                        .toList(),
                                                Set.copyOf(row.texts("referenced")))));
    }

    /** The last number that each sequence has given away; none of those that have given none. */
    Map<String, Long> sequences() {
        var sequences = new TreeMap<String, Long>();
        sql.of(
                        """
                        SELECT sequencename::text AS name, last_value FROM pg_sequences
                        WHERE schemaname = current_schema() AND last_value IS NOT NULL
                        """)
                .each(row -> sequences.put(row.text("name"), row.bigint("last_value")));
        return sequences;
    }

    /** Lets a sequence go on after this number. */
    void setSequence(String name, long last) {
        sql.of("SELECT setval(:sequence::regclass, :last)")
                .with("sequence", quoted(name))
                .with("last", last)
                .run();
    }

    boolean hasRows(Table table) {
        return sql.of("SELECT EXISTS (SELECT 1 FROM %s)".formatted(quoted(table.name())))
                .single(Boolean.class);
    }

    /** Makes sure that a partitioned table takes rows of this month. */
    void ensurePartition(Table table, YearMonth month) {
        sql.of("SELECT ensure_month_partition(:table, :moment)")
                .with("table", table.name())
                .with("moment", month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .run();
    }

    /** Writes all rows in COPY's text format, which every version of PostgreSQL reads. */
    long copyTo(OutputStream out, Table table) throws IOException {
        var copy =
                "COPY (SELECT %s FROM %s) TO STDOUT"
                        .formatted(columns(table), quoted(table.name()));
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Reads what {@link #copyTo} wrote; says how many rows. */
    long copyFrom(InputStream in, Table table) throws IOException {
        var copy = "COPY %s (%s) FROM STDIN".formatted(quoted(table.name()), columns(table));
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Undoes what is not committed. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static DataAccessException failure(SQLException cause) {
        return new DataAccessResourceFailureException(String.valueOf(cause.getMessage()), cause);
    }

    private static String columns(Table table) {
        return table.columns().stream().map(TableStore::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
