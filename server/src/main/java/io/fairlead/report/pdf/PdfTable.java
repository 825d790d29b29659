package io.fairlead.report.pdf;

import io.fairlead.report.pdf.Sheets.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;

/** A table whose rows stay together, and whose head is shown on each page and read once. */
final class PdfTable {

    private static final float PADDING = 3;
    private static final Style CELL = Style.SMALL;
    private static final Style HEAD = Style.SMALL_STRONG;

    private final Sheets sheets;
    private final List<Column> columns;
    private final COSDictionary table;
    private final float unit;

    /**
     * @param weight how wide it is in proportion to the others
     * @param right whether its cells stand at the right
     */
    record Column(String head, float weight, boolean right) {

        static Column text(String head, float weight) {
            return new Column(head, weight, false);
        }

        static Column number(String head, float weight) {
            return new Column(head, weight, true);
        }
    }

    private PdfTable(Sheets sheets, List<Column> columns) {
        this.sheets = sheets;
        this.columns = columns;
        this.table = sheets.tags().element("Table", sheets.tags().document());
        var weights = (float) columns.stream().mapToDouble(Column::weight).sum();
        this.unit = Sheets.WIDTH / weights;
    }

    /** A table with a head. */
    static PdfTable begin(Sheets sheets, List<Column> columns) throws IOException {
        var table = new PdfTable(sheets, columns);
        table.head();
        return table;
    }

    /** A name and a value. */
    record Fact(String name, String value) {}

    /** A table of facts: each row has its own head at the left. */
    static void facts(Sheets sheets, List<Fact> facts) throws IOException {
        if (facts.isEmpty()) {
            return;
        }
        var table = new PdfTable(sheets, List.of(Column.text("", 3), Column.text("", 7)));
        for (var fact : facts) {
            table.factRow(fact);
        }
        sheets.down(4);
    }

    void row(String... cells) throws IOException {
        row(List.of(cells));
    }

    void row(List<String> cells) throws IOException {
        var lines = lines(cells, CELL);
        var height = height(lines, CELL);
        if (sheets.need(height)) {
            repeatHead();
        }
        var row = sheets.tags().element("TR", table);
        place(
                lines,
                height,
                (column, text, x, width) ->
                        sheets.block(
                                sheets.tags().element("TD", row),
                                text,
                                x,
                                width,
                                sheets.y() - PADDING,
                                CELL,
                                columns.get(column).right()));
    }

    void end() {
        sheets.down(6);
    }

    private void factRow(Fact fact) throws IOException {
        var lines = lines(List.of(fact.name(), fact.value()), CELL);
        var height = height(lines, CELL);
        sheets.need(height);
        var row = sheets.tags().element("TR", table);
        place(
                lines,
                height,
                (column, text, x, width) ->
                        sheets.block(
                                column == 0
                                        ? sheets.tags().head(row, "Row")
                                        : sheets.tags().element("TD", row),
                                text,
                                x,
                                width,
                                sheets.y() - PADDING,
                                column == 0 ? CELL.in(Sheets.QUIET) : CELL,
                                false));
    }

    /** A head never stands alone at the foot of a page. */
    private void head() throws IOException {
        var lines = lines(columns.stream().map(Column::head).toList(), HEAD);
        var height = height(lines, HEAD);
        sheets.need(height * 3);
        var row = sheets.tags().element("TR", table);
        shade(height);
        place(
                lines,
                height,
                (column, text, x, width) ->
                        sheets.block(
                                sheets.tags().head(row, "Column"),
                                text,
                                x,
                                width,
                                sheets.y() - PADDING,
                                HEAD,
                                columns.get(column).right()));
    }

    private void repeatHead() throws IOException {
        var lines = lines(columns.stream().map(Column::head).toList(), HEAD);
        var height = height(lines, HEAD);
        shade(height);
        place(
                lines,
                height,
                (column, text, x, width) ->
                        sheets.ornament(
                                text,
                                x,
                                width,
                                sheets.y() - PADDING,
                                HEAD,
                                columns.get(column).right()));
    }

    private void shade(float height) throws IOException {
        sheets.fill(Sheets.LEFT, sheets.y() - height, Sheets.WIDTH, height, Sheets.SHADE);
    }

    /** Writes one cell. */
    private interface Cell {
        void write(int column, List<String> text, float x, float width) throws IOException;
    }

    private void place(List<List<String>> lines, float height, Cell cell) throws IOException {
        var x = Sheets.LEFT;
        for (var column = 0; column < columns.size(); column++) {
            var width = width(column);
            cell.write(column, lines.get(column), x + PADDING, width - 2 * PADDING);
            x += width;
        }
        sheets.down(height);
        sheets.rule(sheets.y());
    }

    private List<List<String>> lines(List<String> cells, Style style) {
        var lines = new ArrayList<List<String>>();
        for (var column = 0; column < columns.size(); column++) {
            lines.add(sheets.lines(cells.get(column), style, width(column) - 2 * PADDING));
        }
        return lines;
    }

    private float width(int column) {
        return columns.get(column).weight() * unit;
    }

    private static float height(List<List<String>> lines, Style style) {
        var most = lines.stream().mapToInt(List::size).max().orElse(1);
        return most * style.leading() + 2 * PADDING;
    }
}
