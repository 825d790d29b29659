package io.fairlead.shared.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.shared.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SQL whose parameters and columns go by name:
 *
 * <pre>{@code
 * sql.of("SELECT id, ended_at FROM session WHERE partner_id = :partner AND started_at > :since")
 *         .with("partner", partner)
 *         .with("since", since)
 *         .list(row -> new Visit(row.uuid("id"), row.instantOrNull("ended_at")));
 * }</pre>
 *
 * <p>How Java's values become those of columns is said here and in {@link Row}, and nowhere else.
 */
@Component
public final class Sql {

    private final JdbcClient jdbc;

    @Autowired
    Sql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** SQL on connections of another source than the server's pool. */
    public static Sql on(DataSource connections) {
        return new Sql(JdbcClient.create(connections));
    }

    /**
     * A statement, to be given its parameters and then run.
     *
     * @param text a constant, so that it is parsed once; parameters as {@code :name}
     */
    public Statement of(String text) {
        return new Statement(jdbc.sql(text));
    }

    /** The text of a long statement: the resource {@code sql/<name>}. */
    public static String file(String name) {
        try (var file = Sql.class.getResourceAsStream("/sql/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a column or parameter that stands for a value of the domain. */
    static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> Timestamp.from(instant);
            case Id<?> id -> id.value();
            case StoredName constant -> constant.storedName();
            case Enum<?> constant ->
                    throw new IllegalArgumentException(
                            constant.getDeclaringClass().getName() + " has no stored names");
            case null, default -> value;
        };
    }

    /** A statement with its parameters. It is run once, by the last call. */
    public static final class Statement {

        private JdbcClient.StatementSpec spec;

        private Statement(JdbcClient.StatementSpec spec) {
            this.spec = spec;
        }

        /**
         * Gives a parameter its value: what JDBC takes, an array of it, an {@link Instant}, a typed
         * id, a constant with a stored name, or null.
         */
        public Statement with(String name, @Nullable Object value) {
            spec = spec.param(name, stored(value));
            return this;
        }

        /** Gives all these parameters their values. */
        public Statement with(Map<String, ?> values) {
            values.forEach(this::with);
            return this;
        }

        /** Gives one array for each of these columns. */
        public Statement with(Columns<?> columns) {
            spec = spec.params(columns.arrays());
            return this;
        }

        /** Fetches so many rows at a time, within a transaction. */
        public Statement fetching(int rows) {
            spec = spec.withFetchSize(rows);
            return this;
        }

        /** Runs the statement; how many rows it has changed. */
        public int update() {
            return spec.update();
        }

        /** Runs the statement; whether it has changed a row. */
        public boolean changesRow() {
            return update() > 0;
        }

        /** Runs the statement for its effect alone, whatever rows it has. */
        public void run() {
            spec.query((_, _) -> true).list();
        }

        /** Whether there is a row. */
        public boolean hasRow() {
            return !spec.query((_, _) -> true).list().isEmpty();
        }

        /** Hands on one row after the other. With {@link #fetching}, no more are in memory. */
        public void each(Consumer<Row> reader) {
            RowCallbackHandler handler =
                    found ->
                            read(
                                    found,
                                    row -> {
                                        reader.accept(row);
                                        return true;
                                    });
            spec.query(handler);
        }

        public <T> List<T> list(Function<Row, T> reader) {
            return query(reader).list();
        }

        public <T> Set<T> set(Function<Row, T> reader) {
            return query(reader).set();
        }

        /** What the only row says, if there is one. */
        public <T> Optional<T> optional(Function<Row, T> reader) {
            return query(reader).optional();
        }

        public <T> T single(Function<Row, T> reader) {
            return query(reader).single();
        }

        /** The values of the only column. */
        public <T> List<T> list(Class<T> type) {
            return values(type).list();
        }

        /** The values of the only column. */
        public <T> Set<T> set(Class<T> type) {
            return values(type).set();
        }

        /** The value of the only column in the only row, if there is one that is not null. */
        public <T> Optional<T> optional(Class<T> type) {
            return spec.query(type).optional();
        }

        /** The value of the only column in the only row. */
        public <T> T single(Class<T> type) {
            return spec.query(type).single();
        }

        private <T> JdbcClient.MappedQuerySpec<T> values(Class<T> type) {
            var column = SingleColumnRowMapper.newInstance(type);
            return spec.query(
                    (found, number) -> Objects.requireNonNull(column.mapRow(found, number)));
        }

        private <T> JdbcClient.MappedQuerySpec<T> query(Function<Row, T> reader) {
            return spec.query((found, _) -> read(found, reader));
        }

        private static <T> T read(ResultSet found, Function<Row, T> reader) throws SQLException {
            try {
                return reader.apply(new Row(found));
            } catch (Row.UnreadableColumnException e) {
                throw e.reason();
            }
        }
    }
}
