package io.fairlead.support;

import io.fairlead.shared.PartnerId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database holds. */
public final class StoredRows {

    private final JdbcClient jdbc;
    private final String sql;

    public StoredRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sql =
                jdbc
                        .sql(
                                """
                                SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                                WHERE attname = 'partner_id' AND relkind IN ('r', 'p')
                                  AND NOT relispartition
                                """)
                        .query((row, _) -> row.getString(1))
                        .list()
                        .stream()
                        .map(StoredRows::digest)
                        .collect(
                                Collectors.joining(
                                        " UNION ALL ", "SELECT string_agg(d, ';') FROM (", ")"));
    }

    private static String digest(String table) {
        return "SELECT '%1$s ' || count(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text)) AS d FROM %1$s t WHERE partner_id = :partner"
                .formatted(table);
    }

    /** The partner's rows as a text that is another one after any change. */
    public String of(PartnerId partner) {
        return jdbc.sql(sql).param("partner", partner.value()).query(String.class).single();
    }

    /** The tables in which a text stands, or its bytes. */
    public List<String> tablesWith(String text) {
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return tables().stream().filter(table -> holds(table, text) || holds(table, hex)).toList();
    }

    private boolean holds(String table, String text) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM \"%s\" t WHERE t::text LIKE ?)"
                                .formatted(table))
                .param("%" + text + "%")
                .query(Boolean.class)
                .single();
    }

    private List<String> tables() {
        return jdbc.sql(
                        """
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
