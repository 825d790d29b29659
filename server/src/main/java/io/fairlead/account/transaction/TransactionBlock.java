package io.fairlead.account.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.account.AccountKey;
import io.fairlead.account.StoredFacts;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of an account and a month, by moment and id, in one compact value.
 *
 * <p>A block is a byte with the version, and then a compressed sequence of columns: the {@link
 * BlockKeys}, the amounts, the times of creation, the texts as places in a list of words, that
 * list, and the bank's ids. What most readers need comes first, because a reader may stop anywhere;
 * what is alike stands together, because that is compressed best.
 */
final class TransactionBlock {

    static final int VERSION = 1;

    /** The order of transactions in a block. */
    static final Comparator<Transaction> ORDER =
            Comparator.comparing((Transaction transaction) -> transaction.atBank().transactedAt())
                    .thenComparingLong(Transaction::id);

    private static final int DIGITS_OF_CENTS = 2;

    /** Columns of texts. Their order is part of the format. */
    private enum Text {
        DESCRIPTION(BankTransaction::description),
        MEMO(BankTransaction::memo),
        TYPE(BankTransaction::type),
        CHECK_NUMBER(BankTransaction::checkNumber),
        PAYEE(BankTransaction::payee),
        CATEGORY(BankTransaction::category),
        INVESTMENT(shown -> isNone(shown.investment()) ? null : json(shown.investment()));

        private static final List<Text> ALL = List.of(values());

        private final Function<BankTransaction, @Nullable String> value;

        Text(Function<BankTransaction, @Nullable String> value) {
            this.value = value;
        }
    }

    private final BlockKeys keys;
    private final long[] cents;
    private final long[] createdAt;
    private final int[][] texts;
    private final String[] words;
    private final String[] bankIds;

    private TransactionBlock(BlockInput in) {
        keys = BlockKeys.read(in);
        var size = keys.size();
        cents = new long[size];
        for (var i = 0; i < size; i++) {
            cents[i] = in.signed();
        }
        createdAt = new long[size];
        for (var i = 0; i < size; i++) {
            createdAt[i] = in.signed() + (i == 0 ? 0 : createdAt[i - 1]);
        }
        texts = new int[Text.ALL.size()][size];
        for (var column : texts) {
            for (var i = 0; i < size; i++) {
                column[i] = in.count();
            }
        }
        words = readTexts(in, in.count());
        bankIds = readTexts(in, size);
    }

    static TransactionBlock read(byte[] block) {
        try (var in = new BlockInput(block, VERSION)) {
            return new TransactionBlock(in);
        }
    }

    /**
     * Makes a block.
     *
     * @param transactions in {@link #ORDER}, of one account, with values as they are {@link
     *     #stored}
     */
    static byte[] write(BlockOutput out, List<Transaction> transactions) {
        BlockKeys.write(out, transactions);
        transactions.forEach(
                transaction ->
                        out.signed(transaction.atBank().amount().unscaledValue().longValueExact()));
        var before = 0L;
        for (var transaction : transactions) {
            var created = transaction.createdAt().toEpochMilli();
            out.signed(created - before);
            before = created;
        }
        var places = new LinkedHashMap<String, Integer>();
        for (var column : Text.ALL) {
            for (var transaction : transactions) {
                var text = column.value.apply(transaction.atBank());
                out.number(text == null ? 0 : places.computeIfAbsent(text, _ -> places.size() + 1));
            }
        }
        out.number(places.size());
        writeTexts(out, List.copyOf(places.sequencedKeySet()));
        writeTexts(
                out, transactions.stream().map(transaction -> transaction.atBank().id()).toList());
        return out.block(VERSION);
    }

    /** What the bank shows, as precisely as blocks keep it: milliseconds, cents, plain facts. */
    static BankTransaction stored(BankTransaction shown) {
        var posted = shown.postedAt();
        return new BankTransaction(
                shown.id(),
                null,
                shown.amount().setScale(DIGITS_OF_CENTS, RoundingMode.HALF_UP),
                shown.transactedAt().truncatedTo(ChronoUnit.MILLIS),
                posted == null ? null : posted.truncatedTo(ChronoUnit.MILLIS),
                shown.description(),
                shown.memo(),
                shown.type(),
                shown.checkNumber(),
                shown.payee(),
                shown.category(),
                isNone(shown.investment())
                        ? Facts.NONE
                        : StoredFacts.read(json(shown.investment())));
    }

    BlockKeys keys() {
        return keys;
    }

    /** All transactions, in order. */
    List<Transaction> transactions(AccountKey account) {
        var all = new ArrayList<Transaction>(keys.size());
        for (var i = 0; i < keys.size(); i++) {
            all.add(transaction(account, i));
        }
        return all;
    }

    Optional<Transaction> find(AccountKey account, long id) {
        for (var i = 0; i < keys.size(); i++) {
            if (keys.ids()[i] == id) {
                return Optional.of(transaction(account, i));
            }
        }
        return Optional.empty();
    }

    Transaction transaction(AccountKey account, int i) {
        var investment = text(Text.INVESTMENT, i);
        return new Transaction(
                account,
                keys.ids()[i],
                new BankTransaction(
                        bankIds[i],
                        null,
                        amount(i),
                        Instant.ofEpochMilli(keys.transactedAt()[i]),
                        keys.isPending(i) ? null : Instant.ofEpochMilli(keys.postedAt()[i]),
                        description(i),
                        memo(i),
                        text(Text.TYPE, i),
                        text(Text.CHECK_NUMBER, i),
                        payee(i),
                        category(i),
                        investment == null ? Facts.NONE : StoredFacts.read(investment)),
                Instant.ofEpochMilli(createdAt[i]));
    }

    /** The sums of the posted transactions of each day in UTC that has any, pending ones too. */
    SortedMap<LocalDate, BigDecimal> postedByDay() {
        var sums = new TreeMap<LocalDate, BigDecimal>();
        for (var i = 0; i < keys.size(); i++) {
            sums.merge(
                    day(i),
                    keys.isPending(i) ? BigDecimal.ZERO.setScale(DIGITS_OF_CENTS) : amount(i),
                    BigDecimal::add);
        }
        return sums;
    }

    LocalDate day(int i) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(keys.transactedAt()[i]), ZoneOffset.UTC);
    }

    BigDecimal amount(int i) {
        return BigDecimal.valueOf(cents[i], DIGITS_OF_CENTS);
    }

    String description(int i) {
        return words[texts[Text.DESCRIPTION.ordinal()][i] - 1];
    }

    @Nullable String memo(int i) {
        return text(Text.MEMO, i);
    }

    @Nullable String payee(int i) {
        return text(Text.PAYEE, i);
    }

    @Nullable String category(int i) {
        return text(Text.CATEGORY, i);
    }

    private @Nullable String text(Text column, int i) {
        var place = texts[column.ordinal()][i];
        return place == 0 ? null : words[place - 1];
    }

    private static boolean isNone(Facts facts) {
        return facts.members().isEmpty();
    }

    private static String json(Facts facts) {
        return StoredFacts.write(facts);
    }

    private static void writeTexts(BlockOutput out, List<String> texts) {
        var bytes = texts.stream().map(text -> text.getBytes(UTF_8)).toList();
        bytes.forEach(text -> out.number(text.length));
        bytes.forEach(out::bytes);
    }

    private static String[] readTexts(BlockInput in, int count) {
        var lengths = new int[count];
        var sum = 0;
        for (var i = 0; i < count; i++) {
            lengths[i] = in.count();
            sum = Math.addExact(sum, lengths[i]);
        }
        var bytes = in.bytes(sum);
        var texts = new String[count];
        var from = 0;
        for (var i = 0; i < count; i++) {
            texts[i] = new String(bytes, from, lengths[i], UTF_8);
            from += lengths[i];
        }
        return texts;
    }
}
