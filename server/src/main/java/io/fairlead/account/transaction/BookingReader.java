package io.fairlead.account.transaction;

import io.fairlead.account.transaction.TransactionStore.StoredBlock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads bookings from blocks, of which those of earlier months come first.
 *
 * <p>Among many bookings the same words and days come again and again: each is kept in memory once,
 * and a text is taken apart once.
 */
final class BookingReader {

    /** Beyond so many, texts are forgotten, so that they do not outgrow the bookings. */
    private static final int MOST_TEXTS = 10_000;

    private final Instant since;
    private final Predicate<String> payees;
    private final int mostOfPayee;
    private final List<Booking> bookings = new ArrayList<>();
    private final Map<TransactionText, Wording> wordings = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<LocalDate, LocalDate> days = new HashMap<>();
    private final Map<String, Integer> ofPayees = new HashMap<>();
    private final List<Dated> month = new ArrayList<>();
    private @Nullable YearMonth reading;

    /**
     * @param payees tells by the lasting part of a text whether bookings with it are wanted
     * @param mostOfPayee a payee with more bookings than that is passed over
     */
    BookingReader(LocalDate since, Predicate<String> payees, int mostOfPayee) {
        this.since = since.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.payees = payees;
        this.mostOfPayee = mostOfPayee;
    }

    /** What all bookings with one text have in common. */
    private record Wording(String payee, String lastingPart, boolean wanted) {}

    private record Dated(long at, Booking booking) {

        static final Comparator<Dated> OLDEST_FIRST =
                Comparator.comparingLong(Dated::at)
                        .thenComparingLong(dated -> dated.booking().id());
    }

    void read(StoredBlock stored) {
        if (!stored.key().month().equals(reading)) {
            endMonth();
            reading = stored.key().month();
        }
        var account = same(words, stored.key().account());
        var block = stored.block();
        var keys = block.keys();
        for (var i = 0; i < keys.size(); i++) {
            if (!keys.isPending(i)
                    && keys.transactedAt()[i] >= since.toEpochMilli()
                    && block.amount(i).signum() != 0) {
                read(account, block, i);
            }
        }
    }

    /** All that are wanted, oldest first. */
    List<Booking> bookings() {
        endMonth();
        bookings.removeIf(booking -> number(booking.lastingPart()) > mostOfPayee);
        return bookings;
    }

    private void read(String account, TransactionBlock block, int i) {
        var wording = wording(block, i);
        if (wording.wanted()
                && ofPayees.merge(wording.lastingPart(), 1, Integer::sum) <= mostOfPayee) {
            month.add(
                    new Dated(
                            block.keys().transactedAt()[i],
                            new Booking(
                                    account,
                                    block.keys().ids()[i],
                                    same(days, block.day(i)),
                                    block.amount(i),
                                    wording.payee(),
                                    wording.lastingPart(),
                                    same(
                                            words,
                                            Objects.requireNonNullElse(
                                                    block.category(i),
                                                    Transaction.UNCATEGORIZED)))));
        }
    }

    private void endMonth() {
        month.sort(Dated.OLDEST_FIRST);
        month.forEach(dated -> bookings.add(dated.booking()));
        month.clear();
    }

    /** Where the bank names the payee, nothing else tells who it is. */
    private Wording wording(TransactionBlock block, int i) {
        var payee = block.payee(i);
        var text =
                payee == null
                        ? new TransactionText(block.description(i), block.memo(i), null)
                        : new TransactionText("", null, payee);
        var known = wordings.get(text);
        if (known == null) {
            known = wording(text);
            if (wordings.size() == MOST_TEXTS) {
                wordings.clear();
            }
            wordings.put(text, known);
        }
        return known;
    }

    /** Of payees that are not wanted, no words are kept. */
    private Wording wording(TransactionText text) {
        var lastingPart = text.lastingPart();
        return payees.test(lastingPart)
                ? new Wording(same(words, text.payeeName()), same(words, lastingPart), true)
                : new Wording("", "", false);
    }

    private int number(String lastingPart) {
        return ofPayees.getOrDefault(lastingPart, 0);
    }

    /** The value that equals this one and was there first. */
    private static <T> T same(Map<T, T> known, T value) {
        var first = known.putIfAbsent(value, value);
        return first == null ? value : first;
    }
}
