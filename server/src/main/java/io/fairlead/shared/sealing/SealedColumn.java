package io.fairlead.shared.sealing;

/**
 * A column that holds sealed values, in one table or in one partition of a table.
 *
 * @param table the table, as {@link SealedPlace} names it
 * @param part the table or its partition, as SQL writes it
 */
public record SealedColumn(String table, String part, String column) {

    SealedPlace placeOf(String row) {
        return new SealedPlace(table, column, row);
    }

    @Override
    public String toString() {
        return part + "." + column;
    }
}
