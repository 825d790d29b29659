package io.fairlead.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.sealing.KeySets;
import io.fairlead.support.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class BackupTest {

    private static final KeySets KEYS = KeySets.generated();

    @TempDir Path folder;

    private final DatabaseAddress source = TestDatabase.fresh();
    private final DatabaseAddress target = TestDatabase.fresh();
    private Path file = Path.of("");

    @BeforeEach
    void nameAFile() {
        file = folder.resolve("fairlead.backup");
    }

    @Test
    void bringsBackEveryRowAsItWas() {
        fill(source);

        var written = backup().write(file);
        var restored = restore(KEYS);

        assertThat(restored).isEqualTo(written);
        assertThat(written.rows()).isEqualTo(5);
        assertThat(written.keyIds()).isEqualTo(KEYS.ids());
        for (var table : List.of("partner", "app_key", "link", "institution")) {
            assertThat(rows(target, table)).isNotEmpty().isEqualTo(rows(source, table));
        }
    }

    @Test
    void bringsBackPartitions() {
        fill(source);
        var written = backup().write(file);
        restore(KEYS);

        assertThat(content(written, "link").months())
                .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2027, 1));
        assertThat(rows(target, "link_2026_11")).hasSize(1);
        assertThat(rows(target, "link_2027_01")).hasSize(1);
    }

    /** Or ids would be given away a second time. */
    @Test
    void letsSequencesGoOn() {
        fill(source);
        execute(source, "SELECT nextval('transaction_id')");
        backup().write(file);
        restore(KEYS);

        assertThat(
                        client(target)
                                .sql("SELECT nextval('transaction_id')")
                                .query(Long.class)
                                .single())
                .isGreaterThan(
                        client(source)
                                .sql("SELECT last_value FROM transaction_id")
                                .query(Long.class)
                                .single());
        assertThat(
                        client(target)
                                .sql("SELECT is_called FROM transaction_month_revision")
                                .query(Boolean.class)
                                .single())
                .isFalse();
    }

    @Test
    void seesOneMomentOnly() throws IOException {
        fill(source);
        try (TableStore store = TableStore.reading(source)) {
            var institution = table("institution", store.tables());
            execute(
                    source,
                    "INSERT INTO institution (id, name, oauth) VALUES ('2', 'Later Bank', false)");

            assertThat(store.copyTo(OutputStream.nullOutputStream(), institution)).isOne();
        }
    }

    /** What the backup does not care for may not appear in the schema unnoticed. */
    @Test
    void savesAllThatTheSchemaHolds() {
        new Schema(source).migrate();

        assertThat(
                        client(source)
                                .sql(
                                        """
                                        SELECT relname FROM pg_class
                                        WHERE relnamespace = current_schema()::text::regnamespace
                                          AND relkind NOT IN ('r', 'p', 'i', 'I', 't', 'S')
                                        UNION ALL
                                        SELECT attname FROM pg_attribute JOIN pg_class ON oid = attrelid
                                        WHERE relnamespace = current_schema()::text::regnamespace
                                          AND (attgenerated <> '' OR attidentity <> '')
                                        """)
                                .query((row, _) -> row.getString(1))
                                .list())
                .as("views, generated columns")
                .isEmpty();
    }

    @Test
    void restoresAnEarlierVersionAndMigratesIt() {
        fill(source);
        backup().write(file);

        restoreLater();

        assertThat(rows(target, "link")).isNotEmpty().isEqualTo(rows(source, "link"));
        assertThat(rows(target, "harbour")).containsExactly("(1)");
    }

    @Test
    void restoresIntoTablesThatAreThereButEmpty() {
        fill(source);
        backup().write(file);
        new Schema(target).migrate();

        restore(KEYS);

        assertThat(rows(target, "partner")).isEqualTo(rows(source, "partner"));
    }

    @Test
    void refusesToRestoreOverData() {
        later(source).migrate();
        backup().write(file);
        new Schema(target).migrate();
        execute(target, "INSERT INTO partner VALUES ('2', 'New Harbour', '\\x01', now())");

        var history = rows(target, "flyway_schema_history");

        assertRefused(this::restoreLater, "The database holds data: restore into an empty one");

        assertThat(rows(target, "partner")).singleElement().asString().contains("New Harbour");
        assertThat(rows(target, "flyway_schema_history")).isEqualTo(history);
    }

    @Test
    void refusesToRestoreWithoutTheKeys() {
        fill(source);
        backup().write(file);

        assertRefused(KeySets.generated(), "The backup needs keys that are not here (");
        assertThatNoException().isThrownBy(() -> restore(KEYS.staged().promoted()));
    }

    @Test
    void refusesABackupOfANewerFairlead() {
        fill(source);
        execute(
                source,
                """
                INSERT INTO flyway_schema_history VALUES
                    (1000, '999901010000', 'later', 'SQL', 'V999901010000__later.sql', 0, 'x', now(), 0, true)
                """);
        backup().write(file);

        assertRefused(KEYS, "The backup was made by a newer Fairlead");
    }

    @Test
    void refusesADatabaseWhoseTablesAreNewerThanTheBackup() {
        fill(source);
        backup().write(file);
        later(target).migrate();

        assertRefused(
                this::restoreLater, "The database has tables of a newer version than the backup");
    }

    @Test
    void refusesADamagedBackupAndRestoresNothing() throws IOException {
        fill(source);
        backup().write(file);
        var bytes = Files.readAllBytes(file);
        var rows = startOfRows(bytes, "partner");
        for (var position = rows; position < rows + 20; position++) {
            var damaged = bytes.clone();
            damaged[position] ^= 0x10;
            Files.write(file, damaged);

            assertThatExceptionOfType(CommandRefusedException.class)
                    .isThrownBy(() -> restore(KEYS));
        }
        assertThat(rows(target, "institution")).isEmpty();
        Files.write(file, bytes);
        assertThatNoException().isThrownBy(() -> restore(KEYS));
    }

    /** In a zip file the content follows the name. */
    private static int startOfRows(byte[] zip, String table) {
        var name = "tables/" + table;
        return new String(zip, ISO_8859_1).indexOf(name) + name.length();
    }

    @Test
    void refusesAFileThatIsNoCompleteBackup() throws IOException {
        fill(source);
        backup().write(file);
        var bytes = Files.readAllBytes(file);
        Files.write(file, List.of("Harbour"));
        assertRefused(KEYS, file + " is not a backup that this version of Fairlead can read.");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));
        assertRefused(KEYS, file + " is not a backup that this version of Fairlead can read.");
        Files.delete(file);
        assertRefused(KEYS, "There is no file " + file + ".");
    }

    @Test
    void keepsTheFileForItsOwnerAndLeavesNothingBeside() throws IOException {
        fill(source);
        backup().write(file);

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.toFile().list()).containsExactly("fairlead.backup");
    }

    @Test
    void replacesNoFile() throws IOException {
        fill(source);
        Files.writeString(file, "precious");

        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> backup().write(file))
                .withMessage(file + " exists: give the name of a new file.");
        assertThat(file).hasContent("precious");
    }

    @Test
    void leavesNoFileWhenThereIsNothingToBackUp() {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> backup().write(file))
                .withMessage(
                        "The database holds nothing of Fairlead: there is nothing to back up.");
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void makesNoFolder() {
        var missing = folder.resolve("missing/fairlead.backup");

        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> backup().write(missing))
                .withMessage(missing + " is in a folder that does not exist.");
    }

    private Backup backup() {
        return new Backup(source, KEYS);
    }

    private Manifest restore(KeySets keys) {
        return new Backup(target, keys).restore(file);
    }

    /** Restores with a later version of the program. */
    private Manifest restoreLater() {
        return new Backup(target, KEYS, later(target)).restore(file);
    }

    private static Schema later(DatabaseAddress database) {
        return new Schema(database, "classpath:db/migration", "classpath:backup/later");
    }

    private void assertRefused(KeySets keys, String sentence) {
        assertRefused(() -> restore(keys), sentence);
    }

    private static void assertRefused(ThrowingCallable restore, String sentence) {
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(restore)
                .withMessageStartingWith(sentence);
    }

    /** Rows with everything that a text format can get wrong. */
    private static void fill(DatabaseAddress database) {
        new Schema(database).migrate();
        execute(
                database,
                """
                INSERT INTO institution (id, name, oauth)
                    VALUES ('1', E'Harbour\\t\\\\N "Bank"\\r\\n; élan 🚢', true);
                INSERT INTO partner VALUES
                    ('1', E'\\\\.', '\\x000a0d5c', '2026-11-22 12:00:00.123456+00');
                INSERT INTO app_key VALUES ('\\xff', '1', now());
                SELECT ensure_month_partition('link', '2026-11-22 12:00:00+00');
                SELECT ensure_month_partition('link', '2027-01-31 12:00:00+00');
                INSERT INTO link VALUES
                    ('1', '2026-11-30 23:59:59.999+00', '\\x01', now(), '2', '{"a": "\\\\n"}', NULL),
                    ('1', '2027-01-01 00:00:00+00', '\\x01', now(), '2', '{}', '\\x5c2e');
                """);
    }

    private static Table table(String name, List<Table> tables) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
    }

    private static Manifest.Content content(Manifest manifest, String table) {
        return manifest.tables().stream()
                .filter(content -> content.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rows(DatabaseAddress database, String table) {
        return client(database)
                .sql("SELECT row(%1$s.*)::text FROM %1$s ORDER BY 1".formatted(table))
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    private static void execute(DatabaseAddress database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static JdbcClient client(DatabaseAddress database) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        database.url(), database.user(), database.password().reveal()));
    }
}
