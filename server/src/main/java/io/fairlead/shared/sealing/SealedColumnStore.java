package io.fairlead.shared.sealing;

import io.fairlead.shared.database.Sql;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Sealed values of all tables: every {@code bytea} column is one whose name ends so. */
@Repository
class SealedColumnStore {

    private final Sql sql;
    private final JdbcTemplate template;

    SealedColumnStore(Sql sql, JdbcTemplate template) {
        this.sql = sql;
        this.template = template;
    }

    /** A value with the place in its file where its row is now. */
    record StoredValue(String tid, String row, byte[] sealed) {}

    List<SealedColumn> columns() {
        return sql.of(
                        """
                        SELECT coalesce(pg_partition_root(part.oid), part.oid)::regclass::text AS "table",
                               part.oid::regclass::text AS part,
                               attname AS "column"
                        FROM pg_class part JOIN pg_attribute ON attrelid = part.oid
                        WHERE relnamespace = to_regnamespace(current_schema()::text)
                          AND relkind = 'r'
                          AND attname LIKE '%\\_sealed'
                          AND atttypid = 'bytea'::regtype
                        ORDER BY part, "column"
                        """)
                .list(
                        row ->
                                new SealedColumn(
                                        row.text("table"), row.text("part"), row.text("column")));
    }

    /** The size of the part the column is in. */
    long pages(SealedColumn column) {
        return sql.of(
                        """
                        SELECT pg_relation_size(:part::regclass)
                               / current_setting('block_size')::bigint
                        """)
                .with("part", column.part())
                .single(Long.class);
    }

    /**
     * The values on some pages that do not start with {@code prefix}, locked; without those that
     * are locked already.
     */
    List<StoredValue> lockOthers(SealedColumn column, byte[] prefix, long firstPage, long endPage) {
        return sql.of(
                        """
                        SELECT ctid::text AS tid, id::text AS id, %1$s AS sealed FROM %2$s
                        WHERE ctid >= :first::tid AND ctid < :end::tid
                          AND substring(%1$s FROM 1 FOR :length) <> :prefix
                        FOR UPDATE SKIP LOCKED
                        """
                                .formatted(column.column(), column.part()))
                .with("first", startOf(firstPage))
                .with("end", startOf(endPage))
                .with("length", prefix.length)
                .with("prefix", prefix)
                .list(row -> new StoredValue(row.text("tid"), row.text("id"), row.bytes("sealed")));
    }

    /** A batch, because a row is found by its place, which {@code unnest} would make a join of. */
    void replace(SealedColumn column, List<StoredValue> values) {
        template.batchUpdate(
                "UPDATE %s SET %s = ? WHERE ctid = ?::tid"
                        .formatted(column.part(), column.column()),
                values.stream().map(value -> new Object[] {value.sealed(), value.tid()}).toList());
    }

    long countOthers(SealedColumn column, byte[] prefix) {
        return sql.of(
                        "SELECT count(*) FROM %2$s WHERE substring(%1$s FROM 1 FOR :length) <> :prefix"
                                .formatted(column.column(), column.part()))
                .with("length", prefix.length)
                .with("prefix", prefix)
                .single(Long.class);
    }

    private static String startOf(long page) {
        return "(%d,0)".formatted(page);
    }
}
