package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.AccountsAdded;
import io.fairlead.session.state.SessionEvent.AccountsRemoved;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shared, and told of it, when something comes between. */
@FairleadTest
class SharingTest {

    private final FairleadServer server;
    private final Accounts accounts;
    private final MovableClock clock;
    private final Sessions sessions;
    private final SessionLog log;
    private final ConsumerActions actions;
    private final GenerateCalls calls;
    private final String customer;
    private final String userid = "sharing_" + RandomId.hex();

    SharingTest(
            FairleadServer server,
            Accounts accounts,
            MovableClock clock,
            Sessions sessions,
            SessionLog log,
            ConsumerActions actions) {
        this.server = server;
        this.accounts = accounts;
        this.clock = clock;
        this.sessions = sessions;
        this.log = log;
        this.actions = actions;
        this.calls = server.newCaller();
        this.customer = calls.partner().newCustomer();
        server.bank();
    }

    @Test
    void isDoneAtTheBankBeforeTransactionsAreRead() {
        bankFails("stall", 1);
        var consumer = atChoice();
        var chosen = consumer.accounts().subList(0, 3);
        var session = session(consumer);

        assertThat(actions.share(session, Set.copyOf(chosen), false)).isTrue();

        assertThat(sessions.current(session).stage()).isEqualTo(new Stage.ReviewAccounts());
        assertThat(told(session, AccountsAdded.class))
                .singleElement()
                .extracting(AccountsAdded::accounts)
                .isEqualTo(chosen);
        assertThat(stored()).hasSize(3).allMatch(Account::isUnread);
    }

    @Test
    void readsTransactionsInTheBackground() {
        share(atChoice(), 0, 5);

        Await.until(() -> stored().stream().noneMatch(Account::isUnread));
        assertThat(stored())
                .hasSize(5)
                .allMatch(account -> account.latestTransactionAt() != null)
                .extracting(account -> requireNonNull(account.aggregation()).statusCode())
                .containsOnly(0);
    }

    @Test
    void readsAgainWhatTheBankHasRefusedForNow() {
        bankFails("drop", 10);
        share(atChoice(), 0, 5);
        Await.until(() -> stored().stream().noneMatch(Account::isUnread));
        assertThat(stored()).anyMatch(SharingTest::isRefused);

        Await.until(
                () -> {
                    clock.advance(Duration.ofMinutes(1));
                    return stored().stream().noneMatch(SharingTest::isRefused);
                });
        assertThat(stored()).hasSize(5).allMatch(account -> account.latestTransactionAt() != null);
    }

    @Test
    void tellsOfAllThatIsRemoved() {
        var consumer = atChoice();
        var first = consumer.accounts();
        share(consumer, 0, 2);
        consumer.submit("/manage");
        var then = consumer.accounts();

        share(consumer, 1, 4);

        var session = session(consumer);
        assertThat(told(session, AccountsRemoved.class))
                .singleElement()
                .extracting(AccountsRemoved::accounts)
                .isEqualTo(first.subList(0, 1));
        assertThat(told(session, AccountsAdded.class).getLast().accounts())
                .isEqualTo(then.subList(2, 4));
    }

    @Test
    void takesNothingAwayOnceTheConsumerHasLeft() {
        var consumer = atChoice();
        var all = consumer.accounts();
        share(consumer, 0, 2);
        consumer.submit("/manage");
        var session = session(consumer);
        sessions.leave(session, Ending.EXIT);

        actions.share(session, Set.copyOf(all.subList(2, 3)), false);

        assertThat(stored().stream().map(account -> account.key().id()))
                .isEqualTo(all.subList(0, 2));
        assertThat(told(session, AccountsRemoved.class)).isEmpty();
    }

    private void share(ConsumerWithoutScripts consumer, int from, int to) {
        consumer.share(consumer.accounts().subList(from, to));
    }

    /** At the first calls for transactions. */
    private void bankFails(String kind, int times) {
        var fault =
                new HashMap<String, Object>(
                        Map.of(
                                "institutionId",
                                PROFILES,
                                "userid",
                                userid,
                                "step",
                                "transactions",
                                "kind",
                                kind,
                                "times",
                                times));
        if (kind.equals("stall")) {
            fault.put("seconds", 20);
        }
        server.bank().fault(fault);
    }

    private static boolean isRefused(Account account) {
        var last = account.aggregation();
        return last != null && last.statusCode() != 0;
    }

    private ConsumerWithoutScripts atChoice() {
        var link = calls.link(calls.full().with("customerId", customer));
        var consumer = ConsumerWithoutScripts.opening(server, link).acceptTerms();
        consumer.connect("profiles", PROFILES).signIn(userid, "profile_03");
        assertThat(consumer.accounts()).hasSize(5);
        return consumer;
    }

    private Session session(ConsumerWithoutScripts consumer) {
        var key = new SessionKey(consumer.session().substring("/s/".length()));
        return sessions.find(key).orElseThrow();
    }

    private List<Account> stored() {
        return accounts.list(calls.partner().id(), new CustomerId(customer));
    }

    private <T extends SessionEvent> List<T> told(Session session, Class<T> type) {
        return log.timeline(session).stream()
                .map(TimelineEntry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
