package io.fairlead.shared.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as parameters of one statement: an array for each column, which {@code unnest} makes
 * rows again. So any number of rows is one statement of one text, parsed and planned once.
 *
 * <pre>{@code
 * sql.of("INSERT INTO note SELECT * FROM unnest(:ids::uuid[], :moments::timestamptz[])")
 *         .with(Columns.of(notes).uuids("ids", Note::id).instants("moments", Note::moment))
 *         .update();
 * }</pre>
 */
public final class Columns<R> {

    private final List<R> rows;
    private final Map<String, Object> arrays = new HashMap<>();

    private Columns(List<R> rows) {
        this.rows = rows;
    }

    public static <R> Columns<R> of(Collection<R> rows) {
        return new Columns<>(List.copyOf(rows));
    }

    /** A column of texts, of typed ids that are texts, or of constants with stored names. */
    public Columns<R> texts(String name, Function<R, @Nullable Object> value) {
        return column(name, String[]::new, row -> (String) Sql.stored(value.apply(row)));
    }

    /** A column of moments, sent as texts: {@code :name::timestamptz[]}. */
    public Columns<R> instants(String name, Function<R, @Nullable Instant> value) {
        return column(name, String[]::new, row -> text(value.apply(row)));
    }

    public Columns<R> uuids(String name, Function<R, @Nullable UUID> value) {
        return column(name, UUID[]::new, value);
    }

    public Columns<R> integers(String name, Function<R, @Nullable Integer> value) {
        return column(name, Integer[]::new, value);
    }

    public Columns<R> bigints(String name, Function<R, @Nullable Long> value) {
        return column(name, Long[]::new, value);
    }

    public Columns<R> decimals(String name, Function<R, @Nullable BigDecimal> value) {
        return column(name, BigDecimal[]::new, value);
    }

    public Columns<R> bytes(String name, Function<R, byte @Nullable []> value) {
        return column(name, byte[][]::new, value);
    }

    Map<String, Object> arrays() {
        return arrays;
    }

    private <T> Columns<R> column(
            String name, IntFunction<@Nullable T[]> array, Function<R, @Nullable T> value) {
        arrays.put(name, rows.stream().map(value).toArray(array));
        return this;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
