package io.fairlead.connect;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.LoginReadings;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares the accounts that a consumer has chosen. The session has no more to do at the bank then:
 * the transactions are read in the background.
 */
@Component
public class ChosenAccounts {

    private final Sessions sessions;
    private final AccountSharing sharing;
    private final SessionMoves moves;
    private final Accounts accounts;
    private final LoginReadings readings;

    ChosenAccounts(
            Sessions sessions,
            AccountSharing sharing,
            SessionMoves moves,
            Accounts accounts,
            LoginReadings readings) {
        this.sessions = sessions;
        this.sharing = sharing;
        this.moves = moves;
        this.accounts = accounts;
        this.readings = readings;
    }

    /**
     * Shares these accounts of a login and none else of it, and moves the session on; nothing when
     * that has moved or ended meanwhile.
     *
     * @param before what has happened before, and is told with it
     */
    @Transactional
    public void share(
            Session session,
            Connection connection,
            List<Account> chosen,
            List<SessionEvent> before) {
        if (!sharing.keepOnly(session, connection, ids(chosen))) {
            return;
        }
        var login = session.login(Objects.requireNonNull(connection.login()));
        if (accounts.list(login).isEmpty()) {
            moves.trouble(
                    new DialogueTurn(
                            session, connection.through(null), Attempted.SHARING, Map.of()),
                    Refusal.OTHER_ACCOUNTS);
            return;
        }
        readings.order(login, connection.institutionId());
        var events = new ArrayList<>(before);
        events.add(new SessionEvent.SharingStarted(connection.institutionId()));
        events.add(
                new SessionEvent.AccountsAdded(
                        connection.institutionId(),
                        login.login(),
                        ids(chosen.stream().filter(account -> !account.shared()).toList()),
                        connection.oauth()));
        var all = events.toArray(SessionEvent[]::new);
        if (session.choosesBank()) {
            sessions.move(session, session.running().with(new Stage.ReviewAccounts()), all);
        } else {
            sessions.complete(session, all);
        }
    }

    private static List<String> ids(List<Account> accounts) {
        return accounts.stream().map(account -> account.key().id()).toList();
    }
}
