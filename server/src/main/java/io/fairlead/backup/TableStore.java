package io.fairlead.backup;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.database.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All tables of the schema, whichever module owns them, in one transaction. */
final class TableStore implements AutoCloseable {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy_MM");

    private final Connection connection;
    private final JdbcClient jdbc;

    private TableStore(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** A transaction that sees the data of one moment and changes nothing. */
    static TableStore reading(DatabaseAddress database) {
        TableStore store = writing(database);
        store.jdbc.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").update();
        return store;
    }

    /** A transaction that changes nothing unless it is committed. */
    static TableStore writing(DatabaseAddress database) {
        try {
            Connection connection = database.connect();
            connection.setAutoCommit(false);
            TableStore store = new TableStore(connection);
            // Whatever the role's limit for the server's statements is: a large table takes its
            // time.
            store.jdbc.sql("SET LOCAL statement_timeout = 0").update();
            return store;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** When the transaction began. */
    Instant moment() {
        return jdbc.sql("SELECT now()").query((row, _) -> row.getTimestamp(1).toInstant()).single();
    }

    /**
     * Up to which migration the tables are.
     *
     * @throws CommandRefusedException when there are no tables of Fairlead
     */
    String schemaVersion() {
        if (jdbc.sql("SELECT to_regclass('flyway_schema_history')::text")
                .query(String.class)
                .optional()
                .isEmpty()) {
            throw new CommandRefusedException(
                    "The database holds nothing of Fairlead: there is nothing to back up.");
        }
        return jdbc.sql(
                        """
                        SELECT version FROM flyway_schema_history
                        WHERE success ORDER BY installed_rank DESC LIMIT 1
                        """)
                .query(String.class)
                .single();
    }

    /** The tables in an order in which each refers to earlier ones only. */
    List<Table> tables() {
        return Table.inOrderOfReferences(
                jdbc.sql(
                                """
                                SELECT relname,
                                       (SELECT array_agg(attname::text ORDER BY attnum)
                                        FROM pg_attribute
                                        WHERE attrelid = pg_class.oid
                                          AND attnum > 0 AND NOT attisdropped),
                                       (SELECT array_agg(right(inhrelid::regclass::text, 7)
                                                         ORDER BY inhrelid::regclass::text)
                                        FROM pg_inherits WHERE inhparent = pg_class.oid),
                                       (SELECT array_agg(DISTINCT confrelid::regclass::text)
                                        FROM pg_constraint
                                        WHERE conrelid = pg_class.oid
                                          AND contype = 'f' AND confrelid <> conrelid)
                                FROM pg_class
                                WHERE relnamespace = to_regnamespace(current_schema()::text)
                                  AND relkind IN ('r', 'p')
                                  AND NOT relispartition
                                  AND relname <> 'flyway_schema_history'
                                ORDER BY relname
                                """)
                        .query(
                                (row, _) ->
                                        new Table(
                                                row.getString(1),
                                                texts(row.getArray(2)).toList(),
                                                texts(row.getArray(3))
                                                        .map(month -> YearMonth.parse(month, MONTH))
                                                        .toList(),
                                                texts(row.getArray(4)).collect(Collectors.toSet())))
                        .list());
    }

    boolean hasRows(Table table) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM %s)".formatted(quoted(table.name())))
                .query(Boolean.class)
                .single();
    }

    /** Makes sure that a partitioned table takes rows of this month. */
    void ensurePartition(Table table, YearMonth month) {
        jdbc.sql("SELECT ensure_month_partition(:table, :moment)")
                .param("table", table.name())
                .param("moment", month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((_, _) -> true)
                .single();
    }

    /** Writes all rows in COPY's text format, which every version of PostgreSQL reads. */
    long copyTo(OutputStream out, Table table) throws IOException {
        String copy =
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
        String copy = "COPY %s (%s) FROM STDIN".formatted(quoted(table.name()), columns(table));
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

    private static Stream<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? Stream.empty() : Stream.of((String[]) array.getArray());
    }

    private static String columns(Table table) {
        return table.columns().stream().map(TableStore::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
