package io.fairlead.account.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Page;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.fairlead.spi.Visit;
import io.fairlead.support.Await;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ScriptedBank;
import io.fairlead.support.StoredTransactions;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How logins are read whose banks bear less than others, or say so when they are called. */
@FairleadTest
class BankTraitsTest {

    private static final Duration REST = Duration.ofHours(2);

    private final Aggregations aggregations;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Connections connections;
    private final MovableClock clock;
    private final TestPartner partner;
    private final ScriptedBank bank =
            new ScriptedBank(
                    BankAccounts.checking("1111", "100.00"),
                    BankAccounts.checking("2222", "200.00"));

    BankTraitsTest(
            FairleadServer server,
            Aggregations aggregations,
            Accounts accounts,
            Transactions transactions,
            Connections connections,
            MovableClock clock) {
        this.aggregations = aggregations;
        this.accounts = accounts;
        this.transactions = transactions;
        this.connections = connections;
        this.clock = clock;
        this.partner = server.newPartner();
    }

    @Test
    void theFirstReadingIsOfAllAccountsAtOnceAndOfAllDays() {
        bank.traits = Traits.ORDINARY.readAllAtOnce().atMostDays(60);
        bank.visits = days -> Step.done(oneTransactionEach(days));
        var login = link();

        aggregations.readUnread(login);

        var days = days(bank.asked);
        assertThat(bank.calls).isNotEmpty().containsOnly("visit").hasSizeLessThan(5);
        assertThat(bank.asked)
                .allMatch(range -> range.from().plusDays(60).isAfter(range.to()))
                .hasSize(2 * bank.calls.size());
        assertThat(days)
                .contains(today().minusMonths(6), today())
                .hasSize(daysBetween(today().minusMonths(6), today().plusDays(1)));
        assertThat(accounts.list(login))
                .hasSize(2)
                .allSatisfy(
                        account -> {
                            assertThat(statusOf(account)).isZero();
                            assertThat(stored(account)).hasSameSizeAs(bank.calls);
                        });
    }

    @Test
    void aRefreshAfterAnAbsenceAsksForAllDaysSinceThen() {
        bank.traits = Traits.ORDINARY.readAllAtOnce().atMostDays(30);
        bank.visits = days -> Step.done(oneTransactionEach(days));
        var login = link();
        aggregations.readUnread(login);
        bank.asked.clear();
        var before = today();
        clock.advance(Duration.ofDays(50));

        aggregations.refresh(login);

        assertThat(days(bank.asked))
                .hasSize(daysBetween(before.minusDays(14), today().plusDays(1)));
    }

    @Test
    void aVisitThatFailsForOlderDaysIsRepeatedAsAWhole() {
        bank.traits = Traits.ORDINARY.readAllAtOnce().atMostDays(60);
        bank.visits =
                days ->
                        bank.calls.size() > 1
                                ? Step.failed(Cause.MAINTENANCE)
                                : Step.done(oneTransactionEach(days));
        var login = link();

        aggregations.readUnread(login);

        assertThat(accounts.list(login))
                .allSatisfy(
                        account -> {
                            assertThat(statusOf(account)).isEqualTo(905);
                            assertThat(stored(account)).isEmpty();
                        });
        bank.asked.clear();
        bank.visits = days -> Step.done(oneTransactionEach(days));
        aggregations.refresh(login);
        assertThat(days(bank.asked)).contains(today().minusMonths(6));
    }

    @Test
    void refreshesWithinTheRestAreAnsweredFromTheStore() {
        bank.traits = Traits.ORDINARY.readAllAtOnce().resting(REST);
        var login = link();
        aggregations.readUnread(login);

        aggregations.refresh(login);
        assertThat(bank.calls).containsExactly("visit");

        clock.advance(REST.plusSeconds(1));
        aggregations.refresh(login);
        assertThat(bank.calls).containsExactly("visit", "visit");
    }

    @Test
    void theRestBeginsWithARefreshWhereAccountsAreReadOneByOne() {
        bank.traits = Traits.ORDINARY.resting(REST);
        var login = link();

        aggregations.refresh(login);
        aggregations.refresh(login);
        assertThat(bank.calls).containsOnlyOnce("accounts");

        clock.advance(REST.plusSeconds(1));
        aggregations.refresh(login);
        assertThat(bank.calls).filteredOn("accounts"::equals).hasSize(2);
    }

    @Test
    void aBankThatSaysWhenIsLeftAloneUntilThen() {
        bank.accounts = () -> later(Duration.ofMinutes(30));
        var login = link();

        aggregations.refresh(login);
        aggregations.refresh(login);
        assertThat(bank.calls).containsExactly("accounts");
        assertThat(accounts.list(login)).allMatch(account -> statusOf(account) == 102);

        assertThat(aggregations.readUnread(login))
                .isNotEmpty()
                .allMatch(Reading.NotAsked.class::isInstance);
        assertThat(bank.calls).containsExactly("accounts");

        clock.advance(Duration.ofMinutes(31));
        bank.accounts = () -> Step.done(bank.inventory());
        aggregations.refresh(login);
        assertThat(accounts.list(login)).allMatch(account -> statusOf(account) == 0);
    }

    @Test
    void aBankThatIsReadAtOnceAndSaysWhenIsLeftAloneUntilThen() {
        bank.traits = Traits.ORDINARY.readAllAtOnce();
        bank.visits = _ -> later(Duration.ofMinutes(30));
        var login = link();

        aggregations.readUnread(login);
        assertThat(aggregations.readUnread(login))
                .singleElement()
                .isInstanceOf(Reading.NotAsked.class);
        assertThat(bank.calls).containsExactly("visit");

        clock.advance(Duration.ofMinutes(31));
        aggregations.readUnread(login);
        assertThat(bank.calls).containsExactly("visit", "visit");
    }

    @Test
    void daysOfWhichSomethingMayBeLeftOutAreAskedForAgain() {
        var pending = ScriptedBank.transaction("p", clock.instant(), null);
        bank.transactions = _ -> Step.done(new Page<>(List.of(pending), null, false));
        var login = link();
        aggregations.refresh(login);
        assertThat(accounts.list(login)).allMatch(account -> statusOf(account) == 0);
        bank.asked.clear();
        bank.transactions = _ -> Step.done(new Page<>(List.of(), null, false));

        aggregations.refresh(login);
        assertThat(bank.asked).isNotEmpty().allMatch(this::isHalfAYear);
        assertThat(accounts.list(login))
                .allSatisfy(account -> assertThat(stored(account)).containsExactly("p"));

        bank.asked.clear();
        var later = posted(clock.instant());
        bank.transactions = _ -> Step.done(new Page<>(List.of(later), null));
        aggregations.refresh(login);
        assertThat(bank.asked).isNotEmpty().allMatch(this::isHalfAYear);
        assertThat(accounts.list(login))
                .allSatisfy(account -> assertThat(stored(account)).containsExactly(later.id()));

        bank.asked.clear();
        aggregations.refresh(login);
        assertThat(bank.asked).isNotEmpty().noneMatch(this::isHalfAYear);
    }

    private boolean isHalfAYear(DateRange range) {
        return range.from().equals(today().minusMonths(6));
    }

    @Test
    void callsForALoginTakeTurnsWhateverTheyAreFor() throws Exception {
        bank.traits = Traits.ORDINARY.oneCallAtATime();
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        bank.transactions =
                _ -> {
                    begun.countDown();
                    await(mayEnd);
                    return Step.done(new Page<>(List.of(), null));
                };
        var login = link();
        var refresh = Thread.ofPlatform().start(() -> aggregations.refresh(login));
        await(begun);
        var beside = Thread.ofPlatform().start(() -> aggregations.inventory(login));
        Await.until(() -> beside.getState() == Thread.State.TIMED_WAITING);

        assertThat(bank.calls).containsExactly("accounts", "transactions");
        mayEnd.countDown();
        refresh.join();
        beside.join();

        assertThat(bank.calls).hasSize(4);
        assertThat(bank.mostAtOnce()).isEqualTo(1);
    }

    private LoginKey link() {
        return bank.link(partner, accounts, connections);
    }

    private Visit oneTransactionEach(Map<String, DateRange> days) {
        var pages = new HashMap<String, Page<BankTransaction>>();
        days.forEach(
                (id, range) ->
                        pages.put(
                                id,
                                new Page<>(List.of(posted(noon(range.to().minusDays(1)))), null)));
        return new Visit(bank.inventory(), pages);
    }

    private static BankTransaction posted(Instant at) {
        return ScriptedBank.transaction("t" + at.getEpochSecond(), at, at);
    }

    private static <T> Step<T> later(Duration after) {
        return new Step.Failed<>(Cause.RATE_LIMITED, after, "Too many calls.");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The bank's ids of an account's transactions. */
    private List<String> stored(Account account) {
        return StoredTransactions.of(transactions, account.key(), clock.instant()).stream()
                .map(BankTransaction::id)
                .toList();
    }

    private static int statusOf(Account account) {
        var last = account.aggregation();
        return last == null ? -1 : last.statusCode();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static Set<LocalDate> days(List<DateRange> ranges) {
        var days = new HashSet<LocalDate>();
        ranges.forEach(range -> range.from().datesUntil(range.to().plusDays(1)).forEach(days::add));
        return days;
    }

    private static int daysBetween(LocalDate first, LocalDate last) {
        return (int) first.datesUntil(last.plusDays(1)).count();
    }
}
