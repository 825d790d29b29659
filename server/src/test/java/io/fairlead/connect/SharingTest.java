package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.TimelineEntry;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.AccountsAdded;
import io.fairlead.session.state.SessionEvent.AccountsRemoved;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Task;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shared, and told of it, when something comes between. */
@FairleadTest
class SharingTest {

    private final FairleadServer server;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final Sessions sessions;
    private final SessionLog log;
    private final AccountSharing sharing;
    private final ConsumerActions actions;
    private final BankDialogue bank;
    private final GenerateCalls calls;
    private final String customer;
    private final String userid = "sharing_" + RandomId.hex();

    SharingTest(
            FairleadServer server,
            Accounts accounts,
            Aggregations aggregations,
            Sessions sessions,
            SessionLog log,
            AccountSharing sharing,
            ConsumerActions actions,
            BankDialogue bank) {
        this.server = server;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.sessions = sessions;
        this.log = log;
        this.sharing = sharing;
        this.actions = actions;
        this.bank = bank;
        this.calls = server.newCaller();
        this.customer = calls.partner().newCustomer();
        server.bank();
    }

    @Test
    void tellsOfAllThatIsAddedAfterACrash() {
        var consumer = atChoice();
        var chosen = consumer.accounts().subList(0, 3);
        var session = workingUntilTheCrash(consumer, chosen);

        bank.resume(session);

        assertThat(sessions.current(session).stage()).isEqualTo(new Stage.ReviewAccounts());
        assertThat(told(session, AccountsAdded.class))
                .singleElement()
                .extracting(AccountsAdded::accounts)
                .isEqualTo(chosen);
    }

    @Test
    void tellsOfAllThatIsRemovedAfterACrash() {
        var consumer = atChoice();
        var first = consumer.accounts().subList(0, 2);
        consumer.share(first).submit("/manage");
        var chosen = consumer.accounts().subList(1, 4);
        var session = workingUntilTheCrash(consumer, chosen);

        bank.resume(session);

        assertThat(told(session, AccountsRemoved.class))
                .singleElement()
                .extracting(AccountsRemoved::accounts)
                .isEqualTo(first.subList(0, 1));
        assertThat(told(session, AccountsAdded.class).getLast().accounts())
                .isEqualTo(chosen.subList(1, 3));
    }

    @Test
    void tellsOfWhatIsReadWhenTheConsumerExits() {
        var session = readingTheLastAccount();

        sessions.leave(session, Ending.EXIT);

        assertToldOfWhatIsShared(session);
        assertThat(log.timeline(session).getLast().event())
                .isEqualTo(new SessionEvent.Ended(Ending.EXIT));
    }

    @Test
    void tellsOfWhatIsReadWhenTheConsumerGoesOnToAnotherBank() {
        var session = readingTheLastAccount();

        actions.searchAgain(session);

        assertThat(sessions.current(session).stage()).isEqualTo(new Stage.Search());
        assertToldOfWhatIsShared(session);
    }

    @Test
    void takesNothingAwayOnceTheConsumerHasLeft() {
        var consumer = atChoice();
        var shared = consumer.accounts().subList(0, 2);
        consumer.share(shared).submit("/manage");
        var session = moved(consumer, consumer.accounts().subList(2, 3));
        sessions.leave(session, Ending.EXIT);

        bank.resume(session);

        assertThat(stored().stream().map(account -> account.key().id())).isEqualTo(shared);
        assertThat(told(session, AccountsRemoved.class)).isEmpty();
    }

    private void assertToldOfWhatIsShared(Session session) {
        assertThat(stored()).hasSize(4).allMatch(Account::isShared);
        assertThat(told(session, AccountsAdded.class))
                .singleElement()
                .extracting(AccountsAdded::accounts)
                .isEqualTo(stored().stream().map(account -> account.key().id()).toList());
    }

    /** Five accounts are shared, of which the bank has shown four until now. */
    private Session readingTheLastAccount() {
        var consumer = atChoice();
        server.bank()
                .fault(
                        Map.of(
                                "institutionId",
                                PROFILES,
                                "userid",
                                userid,
                                "step",
                                "transactions",
                                "kind",
                                "stall",
                                "seconds",
                                20,
                                "times",
                                1));
        var session = session(consumer);
        assertThat(actions.share(session, Set.copyOf(consumer.accounts()))).isTrue();
        Await.until(() -> stored().stream().filter(Account::isShared).count() == 4);
        return sessions.current(session);
    }

    /** As far as a node has come that then died. */
    private Session workingUntilTheCrash(ConsumerWithoutScripts consumer, List<String> chosen) {
        var session = moved(consumer, chosen);
        if (session.stage() instanceof Stage.Loading(var connection, Task.Share task)) {
            assertThat(sharing.keepOnly(session, connection, task.accounts())).isTrue();
        }
        aggregations.start(stored().getFirst().login().key());
        return session;
    }

    /** The session is to share the accounts, and nobody does so yet. */
    private Session moved(ConsumerWithoutScripts consumer, List<String> chosen) {
        var session = session(consumer);
        var kept =
                stored().stream().filter(account -> chosen.contains(account.key().id())).toList();
        var connection = ((Stage.SelectAccounts) session.stage()).connection();
        var working = new Stage.Loading(connection, Task.Share.of(kept));
        return sessions.move(session, session.running().with(working)).orElseThrow();
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
