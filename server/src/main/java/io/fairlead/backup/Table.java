package io.fairlead.backup;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table of the schema.
 *
 * @param months of which it has partitions
 * @param references the other tables its foreign keys refer to
 */
record Table(String name, List<String> columns, List<YearMonth> months, Set<String> references) {

    /** The tables in an order in which each refers to earlier ones only. */
    static List<Table> inOrderOfReferences(List<Table> tables) {
        List<Table> waiting = new ArrayList<>(tables);
        List<Table> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            var next =
                    waiting.stream()
                            .filter(table -> !table.refersToOneOf(waiting))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "These tables refer to each other: "
                                                            + waiting));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private boolean refersToOneOf(List<Table> others) {
        return others.stream().map(Table::name).anyMatch(references::contains);
    }
}
