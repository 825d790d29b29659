package io.fairlead.account.transaction;

import io.fairlead.account.AccountKey;
import io.fairlead.account.transaction.TransactionStore.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Counts balances back from what an account holds now: over whole months without reading them, and
 * over the days of those that are asked for.
 */
final class BalanceReader {

    private final TransactionStore store;
    private final AccountKey account;
    private final Set<LocalDate> days;

    BalanceReader(TransactionStore store, AccountKey account, Set<LocalDate> days) {
        this.store = store;
        this.account = account;
        this.days = days;
    }

    /** The balances of the days that have transactions, in order. */
    List<DailyBalance> balances(BigDecimal now) {
        var months = days.stream().map(YearMonth::from).collect(Collectors.toSet());
        if (months.isEmpty()) {
            return List.of();
        }
        var amounts = amountsOfDays(months);
        var balances = new LinkedList<DailyBalance>();
        var ending = now;
        for (var month :
                store.postedAmounts(account, Collections.min(months)).descendingMap().entrySet()) {
            var ofDays = amounts.get(month.getKey());
            if (ofDays != null) {
                addDays(balances, ofDays, ending);
            }
            ending = ending.subtract(month.getValue());
        }
        return balances;
    }

    private Map<YearMonth, SortedMap<LocalDate, BigDecimal>> amountsOfDays(Set<YearMonth> months) {
        var amounts = new HashMap<YearMonth, SortedMap<LocalDate, BigDecimal>>();
        store.read(
                Scope.of(account),
                months.stream().map(month -> new MonthKey(account.id(), month)).toList(),
                stored -> amounts.put(stored.key().month(), stored.block().postedByDay()));
        return amounts;
    }

    private void addDays(
            LinkedList<DailyBalance> balances,
            SortedMap<LocalDate, BigDecimal> amounts,
            BigDecimal endOfMonth) {
        var ending = endOfMonth;
        for (var day : amounts.reversed().entrySet()) {
            var beginning = ending.subtract(day.getValue());
            if (days.contains(day.getKey())) {
                balances.addFirst(new DailyBalance(day.getKey(), beginning, ending));
            }
            ending = beginning;
        }
    }
}
