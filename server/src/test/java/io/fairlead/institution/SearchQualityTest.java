package io.fairlead.institution;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.institution.search.SearchIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * How often the search finds what is meant, by the labelled queries of {@code bench/search}, which
 * measures its time besides.
 */
class SearchQualityTest {

    private static final Path DATA = Path.of("../bench/search-data");

    record Query(String kind, String query, String id, String name) {

        @Override
        public String toString() {
            return kind + ": \"" + query + "\" means " + name;
        }
    }

    @Test
    void findsWhatIsMeant() throws IOException {
        var index = new SearchIndex<>(institutions());
        var queries = queries();

        var notFirst = queries.stream().filter(query -> !isFound(index, query, 1)).toList();
        var notAmongFive = queries.stream().filter(query -> !isFound(index, query, 5)).toList();

        assertThat(queries).hasSize(300);
        assertThat(notFirst).as("not first").hasSizeLessThanOrEqualTo(300 * 5 / 100);
        assertThat(notAmongFive).as("not among five").hasSizeLessThanOrEqualTo(300 / 100);
    }

    private static boolean isFound(SearchIndex<IndexedInstitution> index, Query query, int among) {
        Predicate<IndexedInstitution> any = _ -> true;
        return index.search(query.query(), true, any.negate(), any, 0, among)
                .ids()
                .contains(query.id());
    }

    private static List<IndexedInstitution> institutions() throws IOException {
        try (var file = open("institutions.csv")) {
            var content = DirectoryFile.read(DirectoryFile.Format.CSV, file);
            assertThat(content).isInstanceOf(DirectoryContent.Usable.class);
            return ((DirectoryContent.Usable) content)
                    .institutions().stream().map(SearchQualityTest::indexed).toList();
        }
    }

    private static IndexedInstitution indexed(Institution institution) {
        var address = institution.profile().urlHomeApp();
        return new IndexedInstitution(
                institution.id(),
                institution.name(),
                institution.displayName(),
                institution.aliases(),
                institution.testing(),
                institution.popularity(),
                institution.products(),
                new HashSet<>(institution.countryCodes()),
                address == null ? List.of() : List.of(address),
                institution.routingNumbers(),
                institution.replacementId());
    }

    private static List<Query> queries() throws IOException {
        try (var file = open("queries.csv")) {
            return new CsvMapper()
                    .readerFor(Query.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .<Query>readValues(file)
                    .readAll();
        }
    }

    private static InputStream open(String name) throws IOException {
        return Files.newInputStream(DATA.resolve(name));
    }
}
