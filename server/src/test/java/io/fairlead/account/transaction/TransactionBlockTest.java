package io.fairlead.account.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.account.AccountKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransactionBlockTest {

    private static final AccountKey ACCOUNT =
            new AccountKey(new PartnerId("1"), new CustomerId("2"), "3");
    private static final Instant AT = Instant.parse("2026-06-15T12:30:00.125Z");

    private static final BankTransaction BARE =
            new BankTransaction(
                    "bare",
                    null,
                    new BigDecimal("-0.01"),
                    AT,
                    null,
                    "",
                    null,
                    null,
                    null,
                    null,
                    null,
                    Facts.NONE);
    private static final BankTransaction FULL =
            new BankTransaction(
                    "full-é-🚢",
                    null,
                    new BigDecimal("92233720368547758.07"),
                    AT,
                    AT.minusMillis(1),
                    "HARBOUR CAFÉ 🚢",
                    "memo \u0000 and\nlines",
                    "debit",
                    "0012",
                    "Harbour Café",
                    "Restaurants",
                    new Facts(
                            Map.of(
                                    "ticker",
                                    "FLD",
                                    "unitQuantity",
                                    new BigDecimal("12.500"),
                                    "unitPrice",
                                    7L,
                                    "currencySymbol",
                                    true)));

    private final Random random = new Random(20261128);

    @Test
    void bringsBackEveryField() {
        var transactions =
                List.of(
                        new Transaction(ACCOUNT, 9_007_199_254_740_991L, BARE, Instant.EPOCH),
                        new Transaction(
                                ACCOUNT,
                                9_007_199_254_740_992L,
                                FULL,
                                Instant.parse("1969-12-31T23:59:59.999Z")));

        assertThat(TransactionBlock.read(write(transactions)).transactions(ACCOUNT))
                .isEqualTo(transactions);
    }

    @Test
    void bringsBackAnyNumberOfTransactions() {
        try (var out = new BlockOutput(6)) {
            for (var size : List.of(0, 1, 2, 300, 20_000, 3)) {
                var transactions = someTransactions(size);
                var block = TransactionBlock.write(out, transactions);

                assertThat(TransactionBlock.read(block).transactions(ACCOUNT))
                        .isEqualTo(transactions);
            }
        }
    }

    @Test
    void showsItsKeysWithoutTheRest() {
        var transactions = someTransactions(500);
        var block = write(transactions);
        var keys = BlockKeys.read(block);

        assertThat(keys.size()).isEqualTo(500);
        for (var i = 0; i < keys.size(); i++) {
            var transaction = transactions.get(i);
            assertThat(keys.ids()[i]).isEqualTo(transaction.id());
            assertThat(Instant.ofEpochMilli(keys.transactedAt()[i]))
                    .isEqualTo(transaction.atBank().transactedAt());
            assertThat(keys.isPending(i)).isEqualTo(transaction.atBank().pending());
        }
    }

    @Test
    void findsByIdAndAddsUpDays() {
        var one = new Transaction(ACCOUNT, 11, at(BARE, "2026-06-15T00:00:00Z", "-5.25"), AT);
        var pending = new Transaction(ACCOUNT, 12, BARE, AT);
        var other = new Transaction(ACCOUNT, 5, at(BARE, "2026-06-15T23:59:59.999Z", "1.00"), AT);
        var last = new Transaction(ACCOUNT, 13, pendingAt("2026-06-16T00:00:00Z"), AT);
        var block = TransactionBlock.read(write(List.of(one, pending, other, last)));

        assertThat(block.find(ACCOUNT, 5)).contains(other);
        assertThat(block.find(ACCOUNT, 14)).isEmpty();
        assertThat(block.postedByDay())
                .isEqualTo(
                        Map.of(
                                LocalDate.of(2026, 6, 15), new BigDecimal("-4.25"),
                                LocalDate.of(2026, 6, 16), new BigDecimal("0.00")));
    }

    @Test
    void refusesWhatItHasNotWritten() {
        var block = write(someTransactions(100));
        var later = block.clone();
        later[0] = 2;

        assertThatIllegalStateException()
                .isThrownBy(() -> TransactionBlock.read(later))
                .withMessage("A block of transactions has the unknown version 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> TransactionBlock.read(new byte[0]))
                .withMessage("A block of transactions is empty");
        assertThatIllegalStateException()
                .isThrownBy(() -> TransactionBlock.read(Arrays.copyOf(block, block.length - 20)))
                .withMessage("A block of transactions ends too early");
        var damaged = block.clone();
        Arrays.fill(damaged, 100, 120, (byte) 0xff);
        assertThatIllegalStateException().isThrownBy(() -> TransactionBlock.read(damaged));
    }

    @Test
    void keepsMillisecondsCentsAndPlainFacts() {
        var shown =
                new BankTransaction(
                        "id",
                        "replaced",
                        new BigDecimal("-12.345"),
                        AT.plusNanos(999_999),
                        AT.plusNanos(1),
                        "D",
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Facts(Map.of("ticker", AT)));
        var stored = TransactionBlock.stored(shown);

        assertThat(stored.replaces()).isNull();
        assertThat(stored.amount()).isEqualTo(new BigDecimal("-12.35"));
        assertThat(stored.transactedAt()).isEqualTo(AT);
        assertThat(stored.postedAt()).isEqualTo(AT);
        assertThat(stored.investment().members()).isEqualTo(Map.of("ticker", AT.getEpochSecond()));
        assertThat(TransactionBlock.stored(stored)).isEqualTo(stored);
    }

    private List<Transaction> someTransactions(int count) {
        return IntStream.range(0, count)
                .mapToObj(this::someTransaction)
                .sorted(TransactionBlock.ORDER)
                .toList();
    }

    private Transaction someTransaction(int number) {
        var at = AT.plusSeconds(random.nextInt(-1_000_000, 1_000_000));
        return new Transaction(
                ACCOUNT,
                random.nextLong(1L << 53),
                new BankTransaction(
                        "t" + number,
                        null,
                        BigDecimal.valueOf(random.nextInt(), 2),
                        at,
                        random.nextInt(4) == 0 ? null : at.plusSeconds(random.nextInt(-9, 9)),
                        "HARBOUR CAFE " + random.nextInt(1_000),
                        orNull("memo"),
                        orNull("debit"),
                        orNull("17"),
                        orNull("Harbour Cafe"),
                        orNull("Restaurants"),
                        random.nextInt(9) == 0 ? FULL.investment() : Facts.NONE),
                AT.plusMillis(random.nextInt(1_000)));
    }

    private @Nullable String orNull(String text) {
        return random.nextBoolean() ? text : null;
    }

    private static BankTransaction at(BankTransaction like, String moment, String amount) {
        return new BankTransaction(
                like.id(),
                null,
                new BigDecimal(amount),
                Instant.parse(moment),
                AT,
                like.description(),
                null,
                null,
                null,
                null,
                null,
                Facts.NONE);
    }

    private static BankTransaction pendingAt(String moment) {
        return new BankTransaction(
                "p",
                null,
                BigDecimal.ONE,
                Instant.parse(moment),
                null,
                "P",
                null,
                null,
                null,
                null,
                null,
                Facts.NONE);
    }

    private static byte[] write(List<Transaction> transactions) {
        try (var out = new BlockOutput(6)) {
            return TransactionBlock.write(out, transactions);
        }
    }
}
