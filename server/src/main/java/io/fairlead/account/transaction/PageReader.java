package io.fairlead.account.transaction;

import static java.util.stream.Collectors.groupingBy;

import io.fairlead.account.transaction.PageWindow.MonthCount;
import io.fairlead.account.transaction.TransactionStore.Scope;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * Finds a page of transactions. Whole months are counted without reading them; read are those that
 * the time of the query begins or ends in, and those that the page touches, one block at a time.
 */
final class PageReader {

    private final TransactionStore store;
    private final Scope scope;
    private final TransactionQuery query;

    PageReader(TransactionStore store, Scope scope, TransactionQuery query) {
        this.store = store;
        this.scope = scope;
        this.query = query;
    }

    /** Where a transaction is kept, and what its place in lists depends on. */
    private record Place(long at, long id, MonthKey month, int position) {

        static final Comparator<Place> OLDEST_FIRST =
                Comparator.comparingLong(Place::at).thenComparingLong(Place::id);
    }

    TransactionPage page() {
        var months = store.months(scope, query);
        var counts = counts(months);
        var found = counts.stream().mapToLong(MonthCount::transactions).sum();
        var transactions =
                PageWindow.of(counts, query.start(), query.limit())
                        .map(window -> transactions(months, window))
                        .orElse(List.of());
        var last = query.start() - 1L + transactions.size();
        return new TransactionPage(found, !transactions.isEmpty() && last < found, transactions);
    }

    /** Of all accounts together, in the order of the query. */
    private List<MonthCount> counts(List<AccountMonth> months) {
        var counts = new LinkedHashMap<YearMonth, Long>();
        var edges = new ArrayList<MonthKey>();
        for (var month : months) {
            var isWhole = month.isWithin(query);
            counts.merge(month.key().month(), isWhole ? month.count(query) : 0, Long::sum);
            if (!isWhole) {
                edges.add(month.key());
            }
        }
        store.read(
                scope,
                edges,
                edge -> counts.merge(edge.key().month(), count(edge.keys()), Long::sum));
        return counts.entrySet().stream()
                .map(count -> new MonthCount(count.getKey(), count.getValue()))
                .toList();
    }

    private long count(BlockKeys keys) {
        var count = 0L;
        for (var i = 0; i < keys.size(); i++) {
            count += keys.belongsTo(query, i) ? 1 : 0;
        }
        return count;
    }

    private List<Transaction> transactions(List<AccountMonth> months, PageWindow window) {
        var places =
                places(
                        months.stream()
                                .map(AccountMonth::key)
                                .filter(key -> window.contains(key.month()))
                                .toList());
        places.sort(
                switch (query.order()) {
                    case OLDEST_FIRST -> Place.OLDEST_FIRST;
                    case NEWEST_FIRST -> Place.OLDEST_FIRST.reversed();
                });
        return read(places.stream().skip(window.skipped()).limit(query.limit()).toList());
    }

    /** The places of all that the query is for in these months. */
    private List<Place> places(List<MonthKey> months) {
        var places = new ArrayList<Place>();
        store.read(
                scope,
                months,
                stored -> {
                    var keys = stored.keys();
                    for (var i = 0; i < keys.size(); i++) {
                        if (keys.belongsTo(query, i)) {
                            places.add(
                                    new Place(
                                            keys.transactedAt()[i],
                                            keys.ids()[i],
                                            stored.key(),
                                            i));
                        }
                    }
                });
        return places;
    }

    private List<Transaction> read(List<Place> page) {
        var byMonth = page.stream().collect(groupingBy(Place::month));
        var found = new HashMap<Long, Transaction>();
        store.read(
                scope,
                List.copyOf(byMonth.keySet()),
                stored -> {
                    var account = scope.account(stored.key().account());
                    var block = stored.block();
                    for (var place : byMonth.getOrDefault(stored.key(), List.of())) {
                        found.put(place.id(), block.transaction(account, place.position()));
                    }
                });
        return page.stream().map(place -> Objects.requireNonNull(found.get(place.id()))).toList();
    }
}
