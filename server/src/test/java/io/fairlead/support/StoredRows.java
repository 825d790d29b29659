package io.fairlead.support;

import io.fairlead.shared.PartnerId;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything the database holds of one partner. */
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

    /** A text that is another one after any change. */
    public String of(PartnerId partner) {
        return jdbc.sql(sql).param("partner", partner.value()).query(String.class).single();
    }
}
