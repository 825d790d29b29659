package io.fairlead.console.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows under headings.
 *
 * @param headings one for each column
 * @param keys the columns' names in files
 * @param rows as many cells as there are columns, in each
 */
public record Table(List<String> headings, List<String> keys, List<List<Cell>> rows) {

    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /** Puts things into a table. */
    public static <T> Table of(List<Column<T>> columns, List<T> things) {
        return new Table(
                columns.stream().map(Column::heading).toList(),
                columns.stream().map(Column::key).toList(),
                things.stream().map(thing -> row(columns, thing)).toList());
    }

    private static <T> List<Cell> row(List<Column<T>> columns, T thing) {
        return columns.stream().map(column -> column.cell().apply(thing)).toList();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows as RFC 4180 has them; no cell is a formula. */
    public String csv() {
        var lines = new ArrayList<String>();
        lines.add(line(keys));
        rows.forEach(row -> lines.add(line(row.stream().map(Cell::value).toList())));
        return String.join("\r\n", lines) + "\r\n";
    }

    /** The rows as objects, whose fields are named by the columns' keys. */
    public List<Map<String, String>> objects() {
        return rows.stream().map(this::object).toList();
    }

    private Map<String, String> object(List<Cell> row) {
        var object = new LinkedHashMap<String, String>();
        for (int i = 0; i < row.size(); i++) {
            object.put(keys.get(i), row.get(i).value());
        }
        return object;
    }

    private static String line(List<String> values) {
        return values.stream().map(Table::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        var harmless =
                FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches()
                        ? "'" + value
                        : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
