package io.fairlead.shared.sealing;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed values of all tables: every {@code bytea} column is one whose name ends so. */
@Repository
class SealedColumnStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SealedColumnStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A value with the place in its file where its row is now. */
    record StoredValue(String tid, String row, byte[] sealed) {}

    List<SealedColumn> columns() {
        return jdbc.sql(
                        """
                        SELECT coalesce(pg_partition_root(part.oid), part.oid)::regclass::text,
                               part.oid::regclass::text,
                               attname
                        FROM pg_class part JOIN pg_attribute ON attrelid = part.oid
                        WHERE relnamespace = to_regnamespace(current_schema()::text)
                          AND relkind = 'r'
                          AND attname LIKE '%\\_sealed'
                          AND atttypid = 'bytea'::regtype
                        ORDER BY 2, 3
                        """)
                .query(
                        (row, _) ->
                                new SealedColumn(
                                        row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The size of the part the column is in. */
    long pages(SealedColumn column) {
        return jdbc.sql(
                        """
                        SELECT pg_relation_size(:part::regclass)
                               / current_setting('block_size')::bigint
                        """)
                .param("part", column.part())
                .query(Long.class)
                .single();
    }

    /**
     * The values on some pages that do not start with {@code prefix}, locked; without those that
     * are locked already.
     */
    List<StoredValue> lockOthers(SealedColumn column, byte[] prefix, long firstPage, long endPage) {
        return jdbc.sql(
                        """
                        SELECT ctid::text, id::text, %1$s FROM %2$s
                        WHERE ctid >= :first::tid AND ctid < :end::tid
                          AND substring(%1$s FROM 1 FOR :length) <> :prefix
                        FOR UPDATE SKIP LOCKED
                        """
                                .formatted(column.column(), column.part()))
                .param("first", startOf(firstPage))
                .param("end", startOf(endPage))
                .param("length", prefix.length)
                .param("prefix", prefix)
                .query(
                        (row, _) ->
                                new StoredValue(
                                        row.getString(1), row.getString(2), row.getBytes(3)))
                .list();
    }

    void replace(SealedColumn column, List<StoredValue> values) {
        template.batchUpdate(
                "UPDATE %s SET %s = ? WHERE ctid = ?::tid"
                        .formatted(column.part(), column.column()),
                values.stream().map(value -> new Object[] {value.sealed(), value.tid()}).toList());
    }

    long countOthers(SealedColumn column, byte[] prefix) {
        return jdbc.sql(
                        "SELECT count(*) FROM %2$s WHERE substring(%1$s FROM 1 FOR :length) <> :prefix"
                                .formatted(column.column(), column.part()))
                .param("length", prefix.length)
                .param("prefix", prefix)
                .query(Long.class)
                .single();
    }

    private static String startOf(long page) {
        return "(%d,0)".formatted(page);
    }
}
