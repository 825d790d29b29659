package io.fairlead;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** docs/schema.md shows what the migrations make. */
class SchemaDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "schema.md");
    private static final Path GENERATED = Path.of("target", "schema.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "fairlead");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    private static final Pattern OWNS = Pattern.compile("\\bOwns (\\{@code [^.]+})");
    private static final Pattern NAME = Pattern.compile("\\{@code ([a-z_]+)}");

    private static final DriverManagerDataSource DATABASE = new DriverManagerDataSource();

    private final SchemaDocument document = new SchemaDocument(JdbcClient.create(DATABASE));

    @BeforeAll
    static void migrate() {
        var address = TestDatabase.fresh();
        DATABASE.setUrl(address.url());
        DATABASE.setUsername(address.user());
        DATABASE.setPassword(address.password().reveal());
        Flyway.configure().dataSource(DATABASE).load().migrate();
    }

    @Test
    void isTheSchemaOfTheMigrations() throws IOException {
        var text = document.text(owners());
        Files.writeString(GENERATED, text);

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("To bring the document up to date: cp server/target/schema.md docs/schema.md")
                .isEqualTo(text);
    }

    @Test
    void everyTableHasOneOwner() throws IOException {
        assertThat(owners().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        document.tables().stream().map(SchemaDocument.Table::name).toList());
    }

    @Test
    void everyTableIsExplainedAndCommentsAreSentences() {
        var columns = document.columns().stream().map(SchemaDocument.Column::comment);

        assertThat(document.tables())
                .extracting(SchemaDocument.Table::comment)
                .allMatch(SchemaDocumentTest::isSentence);
        assertThat(columns.filter(comment -> !comment.isEmpty()))
                .isNotEmpty()
                .allMatch(SchemaDocumentTest::isSentence);
    }

    @Test
    void migrationsAreNamedByTimeVerbAndNoun() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("V202611281700__baseline.sql")
                    .allMatch(
                            name ->
                                    name.equals("V202611281700__baseline.sql")
                                            || name.matches("V\\d{12}__[a-z]+(_[a-z]+)+\\.sql")
                                            || name.matches("R__[a-z]+(_[a-z]+)*\\.sql"));
        }
    }

    private static boolean isSentence(String comment) {
        return comment.matches("[A-Z].*\\.");
    }

    /**
     * The module of each table, from the sentences in which packages say what they own. A package
     * inside of a module may say it once more.
     */
    private static Map<String, String> owners() throws IOException {
        var owners = new TreeMap<String, String>();
        for (var file : packageInfos()) {
            var module = SOURCES.relativize(file).getName(0).toString();
            for (var table : ownedTables(Files.readString(file))) {
                assertThat(owners.put(table, module))
                        .as("Another owner of %s", table)
                        .isIn(null, module);
            }
        }
        return owners;
    }

    private static TreeSet<Path> packageInfos() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static TreeSet<String> ownedTables(String packageInfo) {
        var prose = packageInfo.replaceAll("\\s+(\\* )?", " ");
        return OWNS.matcher(prose)
                .results()
                .flatMap(owned -> names(owned.group(1)))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> names(String sentence) {
        return NAME.matcher(sentence).results().map(name -> name.group(1));
    }
}
