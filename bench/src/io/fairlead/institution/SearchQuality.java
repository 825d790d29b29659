package io.fairlead.institution;

import io.fairlead.institution.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Asks the search what the labelled queries ask, and says how often it was right and how long it took. */
public class SearchQuality {

    private static final int ROUNDS = 20;

    record Query(String kind, String query, String id, String name) {}

    private record Asked(Query query, int place, long nanos) {}

    public static void main(String[] arguments) throws IOException {
        var data = Path.of(arguments[0]);
        var index = new SearchIndex<>(institutions(data.resolve("institutions.csv")));
        var queries = queries(data.resolve("queries.csv"));
        for (var i = 0; i < ROUNDS; i++) {
            queries.forEach(query -> ask(index, query)); // until the JIT compiler has settled
        }
        var asked = queries.stream().map(query -> ask(index, query)).toList();
        var byKind = new LinkedHashMap<String, List<Asked>>();
        asked.forEach(one -> byKind.computeIfAbsent(one.query().kind(), _ -> new ArrayList<>()).add(one));
        System.out.printf("%-12s %8s %8s %8s %10s%n", "", "queries", "hit@1", "hit@5", "median ms");
        byKind.forEach(SearchQuality::print);
        print("all", asked);
        asked.stream()
                .filter(one -> one.place() != 1)
                .forEach(one -> System.out.printf("%n%s, not first but %s", one.query(), one.place() == 0 ? "absent" : one.place()));
        System.out.println();
    }

    private static Asked ask(SearchIndex<IndexedInstitution> index, Query query) {
        var begun = System.nanoTime();
        var ids = index.search(query.query(), true, _ -> false, _ -> true, 0, 20).ids();
        return new Asked(query, ids.indexOf(query.id()) + 1, System.nanoTime() - begun);
    }

    private static void print(String kind, List<Asked> asked) {
        var nanos = asked.stream().mapToLong(Asked::nanos).sorted().toArray();
        System.out.printf(
                "%-12s %8d %7.1f%% %7.1f%% %10.3f%n",
                kind, asked.size(), hits(asked, 1), hits(asked, 5), Duration.ofNanos(nanos[nanos.length / 2]).toNanos() / 1e6);
    }

    private static double hits(List<Asked> asked, int among) {
        return 100.0 * asked.stream().filter(one -> one.place() >= 1 && one.place() <= among).count() / asked.size();
    }

    private static List<IndexedInstitution> institutions(Path file) throws IOException {
        try (var input = Files.newInputStream(file)) {
            return switch (DirectoryFile.read(DirectoryFile.Format.CSV, input)) {
                case DirectoryContent.Usable(var institutions) -> institutions.stream().map(SearchQuality::indexed).toList();
                case DirectoryContent.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
            };
        }
    }

    private static IndexedInstitution indexed(Institution institution) {
        var address = institution.profile().urlHomeApp();
        return new IndexedInstitution(
                institution.id(), institution.name(), institution.displayName(), institution.aliases(), institution.testing(),
                institution.popularity(), institution.products(), new HashSet<>(institution.countryCodes()),
                address == null ? List.of() : Arrays.asList(address), institution.routingNumbers(), institution.replacementId());
    }

    private static List<Query> queries(Path file) throws IOException {
        try (var input = Files.newInputStream(file)) {
            return new CsvMapper().readerFor(Query.class).with(CsvSchema.emptySchema().withHeader()).<Query>readValues(input).readAll();
        }
    }
}
