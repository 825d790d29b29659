package io.fairlead.account.transaction;

import io.fairlead.account.AccountKey;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes what a bank shows over into some months of an account, in memory. */
final class MonthMerge {

    private final AccountKey account;
    private final Map<YearMonth, List<Transaction>> stored;
    private final List<BankTransaction> shown;
    private final Set<String> shownIds;

    /** By the bank's id. */
    private final Map<String, Transaction> merged = new LinkedHashMap<>();

    /** Those that are not known, oldest first; they have no ids of ours yet. */
    private final List<BankTransaction> added = new ArrayList<>();

    /**
     * Those whose ids are in {@link #merged} already: the bank has once moved a posted transaction
     * so far that its month was not read. The older one goes on as soon as the bank shows it again.
     */
    private final List<Transaction> doubles = new ArrayList<>();

    /**
     * @param stored the months that may change, as they are
     * @param shown what the bank shows, no two with one id
     */
    MonthMerge(
            AccountKey account,
            Map<YearMonth, List<Transaction>> stored,
            List<BankTransaction> shown) {
        this.account = account;
        this.stored = stored;
        this.shown = shown;
        this.shownIds = shown.stream().map(BankTransaction::id).collect(Collectors.toSet());
        stored.values().stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(Transaction::id))
                .forEach(this::add);
    }

    /**
     * Pending transactions that are shown under another id of the bank's go on under that one, or
     * are gone where that one is known already.
     */
    void replace() {
        for (var transaction : shown) {
            var id = transaction.replaces();
            var replaced = id == null || id.equals(transaction.id()) ? null : merged.get(id);
            if (replaced != null && replaced.atBank().pending()) {
                merged.remove(id);
                merged.putIfAbsent(transaction.id(), replaced);
            }
        }
    }

    /** Pending transactions of these days that are not shown any more are gone. */
    void dropPending(DateRange covered) {
        var from = covered.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        var to = covered.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        merged.entrySet()
                .removeIf(
                        known ->
                                isPending(known.getValue(), from, to)
                                        && !shownIds.contains(known.getKey()));
        doubles.removeIf(
                known -> isPending(known, from, to) && !shownIds.contains(known.atBank().id()));
    }

    /** Takes over what is shown: a known transaction keeps its id and its time of creation. */
    void take() {
        doubles.removeIf(known -> shownIds.contains(known.atBank().id()));
        for (var transaction : shown) {
            var atBank = TransactionBlock.stored(transaction);
            var known = merged.get(atBank.id());
            if (known == null) {
                added.add(atBank);
            } else {
                put(known.id(), atBank, known.createdAt());
            }
        }
        added.sort(Comparator.comparing(BankTransaction::transactedAt));
    }

    /** Whether all stays as it was. */
    boolean changesNothing() {
        return added.isEmpty() && changes().isEmpty();
    }

    /** How many transactions are new. */
    int added() {
        return added.size();
    }

    /**
     * The months that are not as they were, with their transactions in order, if any are left.
     *
     * @param newIds gives as many of them as are {@link #added}, ascending
     */
    Map<YearMonth, List<Transaction>> changes(PrimitiveIterator.OfLong newIds, Instant now) {
        added.forEach(transaction -> put(newIds.nextLong(), transaction, now));
        added.clear();
        return changes();
    }

    private Map<YearMonth, List<Transaction>> changes() {
        var months = new HashMap<YearMonth, List<Transaction>>();
        stored.keySet().forEach(month -> months.put(month, new ArrayList<>()));
        Stream.concat(merged.values().stream(), doubles.stream())
                .forEach(
                        transaction ->
                                months.computeIfAbsent(month(transaction), _ -> new ArrayList<>())
                                        .add(transaction));
        months.values().forEach(transactions -> transactions.sort(TransactionBlock.ORDER));
        months.entrySet().removeIf(month -> month.getValue().equals(stored.get(month.getKey())));
        return months;
    }

    static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    private static YearMonth month(Transaction transaction) {
        return month(transaction.atBank().transactedAt());
    }

    private void add(Transaction known) {
        if (merged.putIfAbsent(known.atBank().id(), known) != null) {
            doubles.add(known);
        }
    }

    private void put(long id, BankTransaction atBank, Instant createdAt) {
        merged.put(atBank.id(), new Transaction(account, id, atBank, createdAt));
    }

    private static boolean isPending(Transaction known, Instant from, Instant to) {
        var atBank = known.atBank();
        return atBank.pending()
                && !atBank.transactedAt().isBefore(from)
                && atBank.transactedAt().isBefore(to);
    }
}
