package io.fairlead.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SqlTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private static Sql sql;

    private enum Colour implements StoredName {
        RED("rouge"),
        GREEN("vert");

        private final String storedName;

        Colour(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    private enum Unnamed {
        ONE
    }

    @BeforeAll
    static void connect() {
        var database = TestDatabase.fresh();
        sql =
                Sql.on(
                        new DriverManagerDataSource(
                                database.url(), database.user(), database.password().reveal()));
    }

    @Test
    void storesWhatItReads() {
        assertThat(stored("text", "a'b", row -> row.text("value"))).isEqualTo("a'b");
        assertThat(stored("integer", 7, row -> row.integer("value"))).isEqualTo(7);
        assertThat(stored("bigint", 1L << 40, row -> row.bigint("value"))).isEqualTo(1L << 40);
        assertThat(stored("boolean", true, row -> row.flag("value"))).isEqualTo(true);
        assertThat(stored("uuid", ID, row -> row.uuid("value"))).isEqualTo(ID);
        assertThat(stored("bytea", new byte[] {1, 0, 2}, row -> row.bytes("value")))
                .isEqualTo(new byte[] {1, 0, 2});
        assertThat(stored("numeric", new BigDecimal("1.10"), row -> row.decimal("value")))
                .isEqualTo(new BigDecimal("1.10"));
        assertThat(stored("timestamptz", NOON, row -> row.instant("value"))).isEqualTo(NOON);
        assertThat(stored("date", LocalDate.of(2026, 3, 1), row -> row.date("value")))
                .isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(stored("json", "{\"a\":1}", row -> row.text("value"))).isEqualTo("{\"a\":1}");
        assertThat(stored("text[]", new String[] {"a", "b,c"}, row -> row.texts("value")))
                .isEqualTo(List.of("a", "b,c"));
    }

    @Test
    void storesTypedIdsByTheirValues() {
        var partner = new PartnerId("1445585709680");
        assertThat(stored("text", partner, row -> row.partner("value"))).isEqualTo(partner);
        assertThat(stored("text", partner, row -> row.text("value"))).isEqualTo("1445585709680");
        assertThat(stored("text", new CustomerId("1"), row -> row.customer("value")))
                .isEqualTo(new CustomerId("1"));
        assertThat(stored("text", new ConsumerId("a"), row -> row.consumer("value")))
                .isEqualTo(new ConsumerId("a"));
    }

    @Test
    void storesConstantsByTheirStoredNames() {
        assertThat(stored("text", Colour.GREEN, row -> row.text("value"))).isEqualTo("vert");
        assertThat(stored("text", "rouge", row -> row.stored("value", Colour.class)))
                .isEqualTo(Colour.RED);
        assertThatThrownBy(() -> stored("text", "GREEN", row -> row.stored("value", Colour.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GREEN");
        assertThatThrownBy(() -> stored("text", Unnamed.ONE, row -> row.text("value")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no stored names");
    }

    @Test
    void readsNullWhereItMayBe() {
        var row =
                sql.of(
                                """
                                SELECT NULL::text AS text, NULL::integer AS number,
                                       NULL::uuid AS id, NULL::bytea AS bytes,
                                       NULL::timestamptz AS moment, NULL::numeric AS amount,
                                       NULL::text[] AS texts
                                """)
                        .single(
                                found -> {
                                    assertThat(found.textOrNull("text")).isNull();
                                    assertThat(found.integerOrNull("number")).isNull();
                                    assertThat(found.uuidOrNull("id")).isNull();
                                    assertThat(found.bytesOrNull("bytes")).isNull();
                                    assertThat(found.instantOrNull("moment")).isNull();
                                    assertThat(found.decimalOrNull("amount")).isNull();
                                    assertThat(found.storedOrNull("text", Colour.class)).isNull();
                                    assertThat(found.texts("texts")).isEmpty();
                                    return "read";
                                });

        assertThat(row).isEqualTo("read");
        assertThat(stored("timestamptz", null, found -> found.instantOrNull("value") == null))
                .isEqualTo(true);
    }

    @Test
    void refusesNullElsewhere() {
        List<Function<Row, Object>> readers =
                List.of(
                        row -> row.text("value"),
                        row -> row.integer("value"),
                        row -> row.bigint("value"),
                        row -> row.flag("value"));
        assertThat(readers)
                .allSatisfy(
                        reader ->
                                assertThatThrownBy(() -> stored("integer", null, reader))
                                        .isInstanceOf(IllegalStateException.class)
                                        .hasMessage("Column value is null"));
    }

    @Test
    void translatesWhatTheDriverSays() {
        assertThatThrownBy(() -> stored("text", "a", row -> row.text("other")))
                .isInstanceOf(BadSqlGrammarException.class)
                .hasStackTraceContaining("column name other");
        sql.of("CREATE TABLE taken (id integer PRIMARY KEY)").update();
        sql.of("INSERT INTO taken VALUES (1)").update();
        assertThatThrownBy(() -> sql.of("INSERT INTO taken VALUES (1)").update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void tellsHowManyRowsThereAre() {
        sql.of("CREATE TABLE counted (id integer)").update();

        assertThat(sql.of("SELECT FROM counted").hasRow()).isFalse();
        assertThat(sql.of("UPDATE counted SET id = 2").changesRow()).isFalse();
        assertThat(sql.of("INSERT INTO counted VALUES (1), (2)").update()).isEqualTo(2);
        assertThat(sql.of("SELECT FROM counted").hasRow()).isTrue();
        assertThat(sql.of("UPDATE counted SET id = 2").changesRow()).isTrue();
        assertThat(sql.of("SELECT id FROM counted").set(Integer.class)).containsExactly(2);
        assertThat(sql.of("SELECT id FROM counted").list(row -> row.integer("id")))
                .containsExactly(2, 2);
        assertThat(sql.of("SELECT id FROM counted LIMIT 0").optional(Integer.class)).isEmpty();
    }

    @Test
    void takesParametersFromAMap() {
        assertThat(
                        sql.of("SELECT :moment::timestamptz > :other")
                                .with(Map.of("moment", NOON, "other", NOON.minusSeconds(1)))
                                .single(Boolean.class))
                .isTrue();
    }

    private record Entry(
            String text,
            @Nullable PartnerId partner,
            @Nullable Colour colour,
            @Nullable Instant moment,
            @Nullable UUID id,
            @Nullable Integer number,
            @Nullable Long big,
            @Nullable BigDecimal amount,
            byte @Nullable [] bytes) {}

    @Test
    void givesManyRowsAsColumns() {
        var full =
                new Entry(
                        "a",
                        new PartnerId("1"),
                        Colour.RED,
                        NOON,
                        ID,
                        7,
                        8L,
                        new BigDecimal("1.5"),
                        new byte[] {1});
        var empty = new Entry("b", null, null, null, null, null, null, null, null);

        assertThat(rows(List.of(full, empty)))
                .containsExactly("a/1/rouge/" + NOON + "/" + ID + "/7/8/1.5/1", "b");
        assertThat(rows(List.of())).isEmpty();
    }

    private static List<String> rows(List<Entry> entries) {
        return sql.of(
                        """
                        SELECT concat_ws('/', text, partner, colour,
                                   to_char(moment AT TIME ZONE 'UTC',
                                           'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                                   id, number, big, amount, octet_length(bytes)) AS entry
                        FROM unnest(:texts::text[], :partners::text[], :colours::text[],
                                    :moments::text[]::timestamptz[], :ids::uuid[],
                                    :numbers::integer[], :bigs::bigint[], :amounts::numeric[],
                                    :bytes::bytea[]) WITH ORDINALITY
                             AS entry (text, partner, colour, moment, id, number, big, amount,
                                       bytes, place)
                        ORDER BY place
                        """)
                .with(
                        Columns.of(entries)
                                .texts("texts", Entry::text)
                                .texts("partners", Entry::partner)
                                .texts("colours", Entry::colour)
                                .instants("moments", Entry::moment)
                                .uuids("ids", Entry::id)
                                .integers("numbers", Entry::number)
                                .bigints("bigs", Entry::big)
                                .decimals("amounts", Entry::amount)
                                .bytes("bytes", Entry::bytes))
                .list(row -> row.text("entry"));
    }

    @Test
    void readsLongStatementsFromFiles() {
        assertThat(Sql.file("webhook/claim.sql")).contains("webhook_stream");
        assertThatThrownBy(() -> Sql.file("webhook/none.sql"))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("webhook/none.sql");
    }

    private static Object stored(
            String type, @Nullable Object value, Function<Row, Object> reader) {
        return sql.of("SELECT :value::" + type + " AS value").with("value", value).single(reader);
    }
}
