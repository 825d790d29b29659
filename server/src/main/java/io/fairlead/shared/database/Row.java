package io.fairlead.shared.database;

import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result, read by the names of its columns. A column that may be null is read by a
 * method {@code …OrNull}; the others refuse null with an {@link IllegalStateException}.
 */
public final class Row {

    private final ResultSet found;

    Row(ResultSet found) {
        this.found = found;
    }

    public PartnerId partner(String column) {
        return new PartnerId(text(column));
    }

    public CustomerId customer(String column) {
        return new CustomerId(text(column));
    }

    public ConsumerId consumer(String column) {
        return new ConsumerId(text(column));
    }

    /** Text, JSON included. */
    public String text(String column) {
        return required(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return get(column, ResultSet::getString);
    }

    /** An array of texts; none where the array is null. */
    public List<String> texts(String column) {
        var texts =
                get(
                        column,
                        (row, name) -> {
                            var array = row.getArray(name);
                            return array == null ? null : (String[]) array.getArray();
                        });
        return texts == null ? List.of() : List.of(texts);
    }

    /** The constants with the stored names in an array; none where the array is null. */
    public <E extends Enum<E> & StoredName> Set<E> storedSet(String column, Class<E> type) {
        return texts(column).stream()
                .map(name -> StoredNames.constant(type, name))
                .collect(Collectors.toSet());
    }

    /** The constant with the stored name in the column. */
    public <E extends Enum<E> & StoredName> E stored(String column, Class<E> type) {
        return StoredNames.constant(type, text(column));
    }

    public <E extends Enum<E> & StoredName> @Nullable E storedOrNull(String column, Class<E> type) {
        var name = textOrNull(column);
        return name == null ? null : StoredNames.constant(type, name);
    }

    public int integer(String column) {
        return required(column, integerOrNull(column));
    }

    public @Nullable Integer integerOrNull(String column) {
        return get(column, (row, name) -> unlessNull(row.getInt(name), row));
    }

    public long bigint(String column) {
        return required(column, get(column, (row, name) -> unlessNull(row.getLong(name), row)));
    }

    public BigDecimal decimal(String column) {
        return required(column, decimalOrNull(column));
    }

    public @Nullable BigDecimal decimalOrNull(String column) {
        return get(column, ResultSet::getBigDecimal);
    }

    public boolean flag(String column) {
        return required(column, get(column, (row, name) -> unlessNull(row.getBoolean(name), row)));
    }

    public UUID uuid(String column) {
        return required(column, uuidOrNull(column));
    }

    public @Nullable UUID uuidOrNull(String column) {
        return value(column, UUID.class);
    }

    public byte[] bytes(String column) {
        return required(column, bytesOrNull(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        return get(column, ResultSet::getBytes);
    }

    public Instant instant(String column) {
        return required(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        var timestamp = get(column, ResultSet::getTimestamp);
        return timestamp == null ? null : timestamp.toInstant();
    }

    public LocalDate date(String column) {
        return required(column, value(column, LocalDate.class));
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return value(column, LocalDate.class);
    }

    private <T> @Nullable T value(String column, Class<T> type) {
        return get(column, (row, name) -> row.getObject(name, type));
    }

    private static <T> @Nullable T unlessNull(T value, ResultSet found) throws SQLException {
        return found.wasNull() ? null : value;
    }

    private <T> @Nullable T get(String column, Getter<T> getter) {
        try {
            return getter.get(found, column);
        } catch (SQLException e) {
            throw new UnreadableColumnException(e);
        }
    }

    private static <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }

    private interface Getter<T> {
        @Nullable T get(ResultSet found, String column) throws SQLException;
    }

    /** Carries what the driver says through a reader, which {@link Sql} then throws. */
    static final class UnreadableColumnException extends RuntimeException {

        private final SQLException reason;

        UnreadableColumnException(SQLException reason) {
            super(reason);
            this.reason = reason;
        }

        SQLException reason() {
            return reason;
        }
    }
}
