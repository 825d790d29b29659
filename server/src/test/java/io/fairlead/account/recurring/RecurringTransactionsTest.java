package io.fairlead.account.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What recurs is found with few bookings in memory, and is the same as with all of them. */
@FairleadTest
class RecurringTransactionsTest {

    private static final int PAYEES = 200;
    private static final int OF_PAYEE = 6;
    private static final int ROOM = 400;

    /** In the words that the payees' names are made of, since digits are no part of them. */
    private static final String LETTERS = "abcdefghijklmnopqrst";

    private final Transactions transactions;
    private final MovableClock clock;
    private final LoginKey login;
    private final List<String> accounts;

    RecurringTransactionsTest(
            FairleadServer server,
            Accounts accounts,
            Transactions transactions,
            MovableClock clock) {
        this.transactions = transactions;
        this.clock = clock;
        var partner = server.newPartner();
        login = new LoginKey(partner.id(), new CustomerId(partner.newCustomer()), "6000000007");
        accounts.register(
                login,
                "101732",
                Map.of(
                        "31", BankAccounts.checking("1111", "100.00"),
                        "32", BankAccounts.checking("2222", "100.00")));
        this.accounts =
                accounts.list(login).stream().map(Account::key).map(key -> key.id()).toList();
        for (var account : accounts.list(login)) {
            transactions.record(
                    account.key(),
                    new DateRange(today().minusMonths(OF_PAYEE + 1), today()),
                    monthly());
        }
    }

    @Test
    void isFoundInPartsAsInOne() {
        var whole = finder(100_000).find(accounts);
        var parts = finder(ROOM).find(accounts);

        assertThat(whole.together()).hasSize(2 * PAYEES);
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void isFoundByTwelveCallsAtOnceInTheRoomOfOne() throws Exception {
        var whole = finder(100_000).find(accounts);
        var finder = finder(ROOM);
        var calls = new ArrayList<Callable<RecurringStreams>>();
        for (var i = 0; i < 12; i++) {
            var asked = i % 3 == 0 ? accounts : List.of(accounts.get(i % 2));
            calls.add(() -> finder.find(asked));
        }

        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var found : threads.invokeAll(calls)) {
                assertThat(found.get().byAccount())
                        .isNotEmpty()
                        .allSatisfy(
                                (account, streams) ->
                                        assertThat(streams)
                                                .isEqualTo(whole.byAccount().get(account)));
            }
        }
    }

    @Test
    void isFoundWithNoMoreThanTheRoomInMemory() {
        var room = new BookingRoom(ROOM);
        var posted = 2L * PAYEES * OF_PAYEE;
        var parts = room.parts(posted);

        var sizes =
                IntStream.range(0, parts)
                        .mapToObj(part -> bookings(part, parts, room.mostOfPayee(posted)))
                        .toList();

        assertThat(sizes).hasSize(parts).allMatch(size -> size <= ROOM);
        assertThat(sizes.stream().mapToLong(size -> size).sum()).isEqualTo(posted);
    }

    @Test
    void isNotLookedForAmongBookingsOfAPayeeWhoFillsTheRoomAlone() {
        assertThat(bookings(0, 1, 2 * OF_PAYEE)).isEqualTo(2 * PAYEES * OF_PAYEE);
        assertThat(bookings(0, 1, 2 * OF_PAYEE - 1)).isZero();
    }

    private int bookings(int part, int parts, int mostOfPayee) {
        return transactions
                .bookings(
                        login.partner(),
                        login.customer(),
                        accounts,
                        today().minusYears(1),
                        payee -> Math.floorMod(payee.hashCode(), parts) == part,
                        mostOfPayee)
                .size();
    }

    private interface Finder {
        RecurringStreams find(List<String> accounts);
    }

    private Finder finder(int room) {
        var recurring = new RecurringTransactions(transactions, clock, new BookingRoom(room));
        return asked -> recurring.find(login.partner(), login.customer(), asked).orElseThrow();
    }

    /** The same payees every month, each on a day of its own. */
    private List<BankTransaction> monthly() {
        var made = new ArrayList<BankTransaction>();
        for (var payee = 0; payee < PAYEES; payee++) {
            for (var month = 0; month < OF_PAYEE; month++) {
                made.add(paid(payee, today().minusMonths(month).minusDays(1 + payee % 20)));
            }
        }
        return made;
    }

    private static BankTransaction paid(int payee, LocalDate day) {
        var at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var name = "Shop " + LETTERS.charAt(payee / 20) + LETTERS.charAt(payee % 20);
        return new BankTransaction(
                payee + "-" + day,
                null,
                new BigDecimal("-9.90"),
                at,
                at,
                name,
                null,
                "debit",
                null,
                name,
                null,
                Facts.NONE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
