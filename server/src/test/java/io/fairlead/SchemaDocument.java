package io.fairlead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes docs/schema.md from the catalog of a database and the owners of its tables. */
final class SchemaDocument {

    private static final String HEAD =
            """
            # Schema

            All tables, by the module that owns them. This file is made from the migrations, the comments in them, and the sentences
            "Owns …" of the `package-info` files; `SchemaDocumentTest` compares it. Change those, run the test, and copy the file that
            its message names.

            `bytea` columns whose names end in `_sealed` are encrypted by the server. How a migration is added is in
            [CONTRIBUTING](../CONTRIBUTING.md#migrations).
            """;

    private static final Pattern ONE_OF =
            Pattern.compile("CHECK \\(\\((\\w+) = ANY \\(ARRAY\\[(.+)]\\)\\)\\)");
    private static final Pattern INDEX = Pattern.compile("CREATE (UNIQUE )?INDEX .+? USING (.+)");

    private final JdbcClient database;

    SchemaDocument(JdbcClient database) {
        this.database = database;
    }

    /** A table. The comment is empty when there is none. */
    record Table(String name, String comment, String partitionedBy, String storage) {}

    /** A column of a table. */
    record Column(
            String table,
            String name,
            String type,
            boolean nullable,
            String initial,
            String comment) {}

    /** Something else that belongs to a table or to none. */
    private record Part(String owner, String text, String comment) {}

    /** The tables in the order in which they were created. */
    List<Table> tables() {
        return database.sql(
                        """
                        SELECT relname, coalesce(obj_description(oid, 'pg_class'), ''),
                               coalesce(pg_get_partkeydef(oid), ''),
                               coalesce(array_to_string(reloptions, ', '), '')
                        FROM pg_class
                        WHERE relnamespace = current_schema()::text::regnamespace
                          AND relkind IN ('r', 'p') AND NOT relispartition
                          AND relname <> 'flyway_schema_history'
                        ORDER BY oid
                        """)
                .query(
                        (row, _) ->
                                new Table(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)))
                .list();
    }

    /** The columns of all tables. */
    List<Column> columns() {
        return database.sql(
                        """
                        SELECT relname, attname, format_type(atttypid, atttypmod), NOT attnotnull,
                               coalesce(pg_get_expr(adbin, adrelid), ''),
                               coalesce(col_description(attrelid, attnum), '')
                        FROM pg_attribute
                        JOIN pg_class ON pg_class.oid = attrelid
                        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                        WHERE relnamespace = current_schema()::text::regnamespace
                          AND relkind IN ('r', 'p') AND NOT relispartition
                          AND relname <> 'flyway_schema_history'
                          AND attnum > 0 AND NOT attisdropped
                        ORDER BY attrelid, attnum
                        """)
                .query(
                        (row, _) ->
                                new Column(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3)
                                                .replace("timestamp with time zone", "timestamptz"),
                                        row.getBoolean(4),
                                        row.getString(5),
                                        row.getString(6)))
                .list();
    }

    /**
     * @param owners the module of each table
     */
    String text(Map<String, String> owners) {
        var columns = columns().stream().collect(groupingBy(Column::table));
        var constraints = constraints().stream().collect(groupingBy(Part::owner));
        var indexes = indexes().stream().collect(groupingBy(Part::owner));
        Function<Table, String> section =
                table ->
                        section(
                                table,
                                columns.getOrDefault(table.name(), List.of()),
                                Stream.of(constraints, indexes)
                                        .flatMap(
                                                parts ->
                                                        parts
                                                                .getOrDefault(
                                                                        table.name(), List.of())
                                                                .stream())
                                        .toList());
        var modules =
                tables().stream()
                        .collect(
                                groupingBy(
                                        table -> owners.getOrDefault(table.name(), "nobody"),
                                        LinkedHashMap::new,
                                        toList()));
        var sections =
                modules.entrySet().stream()
                        .map(
                                module ->
                                        "\n## Module `%s`\n".formatted(module.getKey())
                                                + module.getValue().stream()
                                                        .map(section)
                                                        .collect(joining()));
        return HEAD
                + contents(modules)
                + sections.collect(joining())
                + "\n## Sequences\n\n"
                + sequences()
                + "\n## Functions\n\n"
                + functions();
    }

    private static String contents(Map<String, List<Table>> modules) {
        return modules.entrySet().stream()
                .map(
                        module ->
                                "| `%s` | %s |\n"
                                        .formatted(
                                                module.getKey(),
                                                module.getValue().stream()
                                                        .map(SchemaDocument::reference)
                                                        .collect(joining(", "))))
                .collect(joining("", "\n| module | tables |\n| --- | --- |\n", ""));
    }

    private static String reference(Table table) {
        return "[`%1$s`](#table-%1$s)".formatted(table.name());
    }

    private static String section(Table table, List<Column> columns, List<Part> parts) {
        var text = new StringBuilder("\n### Table `%s`\n\n".formatted(table.name()));
        text.append(table.comment()).append("\n\n| column | type | null | default | meaning |\n");
        text.append("| --- | --- | --- | --- | --- |\n");
        columns.forEach(column -> text.append(row(column)));
        text.append("\n");
        if (!table.partitionedBy().isEmpty()) {
            text.append("- partitioned by month: `%s`\n".formatted(table.partitionedBy()));
        }
        parts.forEach(part -> text.append("- ").append(part.text()).append("\n"));
        if (!table.storage().isEmpty()) {
            text.append("- storage: `%s`\n".formatted(table.storage()));
        }
        return text.toString();
    }

    private static String row(Column column) {
        var cells = new ArrayList<String>();
        cells.add("`%s`".formatted(column.name()));
        cells.add(column.type());
        cells.add(column.nullable() ? "null" : "");
        cells.add(column.initial().isEmpty() ? "" : "`%s`".formatted(column.initial()));
        cells.add(column.comment());
        return cells.stream()
                .map(cell -> cell.isEmpty() ? " " : " " + cell.replace("|", "\\|") + " ")
                .collect(joining("|", "|", "|\n"));
    }

    private List<Part> constraints() {
        return parts(
                """
                SELECT relname, pg_get_constraintdef(pg_constraint.oid), ''
                FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
                WHERE connamespace = current_schema()::text::regnamespace
                  AND NOT relispartition AND contype IN ('p', 'u', 'c', 'f')
                ORDER BY position(contype::text IN 'pucf'), conname
                """,
                SchemaDocument::constraint);
    }

    private List<Part> indexes() {
        return parts(
                """
                SELECT relname, pg_get_indexdef(indexrelid), ''
                FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
                WHERE relnamespace = current_schema()::text::regnamespace
                  AND NOT relispartition
                  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid
                                                              AND contype IN ('p', 'u'))
                ORDER BY indexrelid::regclass::text
                """,
                SchemaDocument::index);
    }

    private String sequences() {
        return parts(
                        """
                        SELECT '', relname, coalesce(obj_description(oid, 'pg_class'), '')
                        FROM pg_class
                        WHERE relnamespace = current_schema()::text::regnamespace
                          AND relkind = 'S'
                        ORDER BY relname
                        """,
                        Function.identity())
                .stream()
                .map(sequence -> "- `%s`: %s\n".formatted(sequence.text(), sequence.comment()))
                .collect(joining());
    }

    private String functions() {
        return parts(
                        """
                        SELECT '', proname || '(' || pg_get_function_arguments(oid) || ')',
                               coalesce(obj_description(oid, 'pg_proc'), '')
                        FROM pg_proc WHERE pronamespace = current_schema()::text::regnamespace
                        ORDER BY proname
                        """,
                        text -> text.replace("timestamp with time zone", "timestamptz"))
                .stream()
                .map(function -> "- `%s`: %s\n".formatted(function.text(), function.comment()))
                .collect(joining());
    }

    private List<Part> parts(String sql, Function<String, String> written) {
        return database.sql(sql)
                .query(
                        (row, _) ->
                                new Part(
                                        Objects.requireNonNull(row.getString(1)),
                                        written.apply(row.getString(2)),
                                        row.getString(3)))
                .list();
    }

    private static String constraint(String definition) {
        var oneOf = ONE_OF.matcher(definition);
        return oneOf.matches()
                ? "`%s` is one of %s"
                        .formatted(
                                oneOf.group(1),
                                Arrays.stream(oneOf.group(2).split(", "))
                                        .map(value -> value.replaceAll("'(.*)'::text", "`$1`"))
                                        .collect(joining(", ")))
                : "`%s`".formatted(definition);
    }

    private static String index(String definition) {
        var index = INDEX.matcher(definition);
        if (!index.matches()) {
            return "`%s`".formatted(definition);
        }
        var kind = index.group(1) == null ? "index" : "unique index";
        return "%s: `%s`".formatted(kind, index.group(2).replaceFirst("^btree ", ""));
    }
}
