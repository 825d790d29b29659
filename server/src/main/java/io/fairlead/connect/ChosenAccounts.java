package io.fairlead.connect;

import io.fairlead.account.Account;
import io.fairlead.account.Shared;
import io.fairlead.account.aggregation.LoginReadings;
import io.fairlead.connector.Connections;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.LockedSession;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.Screen;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.Stage;
import io.fairlead.spi.Inventory;
import java.util.ArrayList;
import java.util.List;
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
    private final LoginReadings readings;
    private final Connections connections;

    ChosenAccounts(
            Sessions sessions,
            AccountSharing sharing,
            SessionMoves moves,
            LoginReadings readings,
            Connections connections) {
        this.connections = connections;
        this.sessions = sessions;
        this.sharing = sharing;
        this.moves = moves;
        this.readings = readings;
    }

    /**
     * Shares these accounts of a login and none else of it, and moves the session on; nothing when
     * that has moved or ended meanwhile.
     *
     * @param finish whether there is nothing more to share, so that no review is needed
     */
    @Transactional
    public void share(
            Session session, Connection connection, List<Account> chosen, boolean finish) {
        sessions.lock(session)
                .filter(locked -> isAllowed(locked, connection))
                .ifPresent(
                        locked -> {
                            var shared = sharing.keepOnly(locked, connection, ids(chosen));
                            if (shared.accounts().isEmpty()) {
                                moves.trouble(
                                        turn(session, connection.through(null)),
                                        Refusal.OTHER_ACCOUNTS);
                            } else {
                                goOn(locked, connection, shared, new ArrayList<>(), finish);
                            }
                        });
    }

    /**
     * Shares all eligible accounts of a login that the bank has just shown, and moves the session
     * on. When that has moved or ended meanwhile, none is kept.
     */
    @Transactional
    public void shareAll(DialogueTurn turn, Inventory eligible) {
        var connection = turn.connection();
        sessions.lock(turn.session())
                .ifPresentOrElse(
                        locked -> {
                            if (!isAllowed(locked, connection)) {
                                return;
                            }
                            var shared = sharing.shareAll(locked, connection, eligible);
                            if (shared.accounts().isEmpty()) {
                                moves.trouble(
                                        turn(turn.session(), connection.through(null)),
                                        Refusal.OTHER_ACCOUNTS);
                            } else {
                                var events = new ArrayList<>(turn.accepted());
                                events.add(turn.discovered(shared.accounts()));
                                goOn(locked, connection, shared, events, true);
                            }
                        },
                        () -> sharing.discardUnchosen(turn.session(), connection));
    }

    /**
     * Whether nothing keeps the accounts from being shared; else the consumer is told what does.
     */
    private boolean isAllowed(LockedSession locked, Connection connection) {
        var session = locked.session();
        var login = session.login(Objects.requireNonNull(connection.login()));
        var refused = connections.refusalOfSharing(login, connection.institutionId());
        refused.ifPresent(
                refusal -> {
                    moves.trouble(
                            turn(session, connection.through(null)),
                            Refusal.of(refusal.cause(), refusal.status()));
                    sharing.discardUnchosen(session, connection);
                });
        return refused.isEmpty();
    }

    /**
     * @param events what has happened before, and is told with it
     * @param finish whether there is nothing more to share
     */
    private void goOn(
            LockedSession locked,
            Connection connection,
            Shared shared,
            List<SessionEvent> events,
            boolean finish) {
        var session = locked.session();
        var login = session.login(Objects.requireNonNull(connection.login()));
        readings.order(login, connection.institutionId());
        events.add(new SessionEvent.SharingStarted(connection.institutionId()));
        events.add(
                new SessionEvent.AccountsAdded(
                        connection.institutionId(),
                        login.login(),
                        shared.added(),
                        connection.oauth()));
        if (!session.choosesBank()) {
            sessions.complete(locked, events.toArray(SessionEvent[]::new));
        } else if (finish) {
            finish(locked, events);
        } else {
            var review = session.running().with(new Stage.ReviewAccounts());
            sessions.move(session, review, events.toArray(SessionEvent[]::new));
        }
    }

    /** The choice was the review as well: hosts are told of both. */
    private void finish(LockedSession locked, List<SessionEvent> events) {
        var session = locked.session();
        events.add(Screen.of(new Stage.ReviewAccounts()).shown());
        if (session.isJoint()) {
            var next = session.running().finishedPart(new Stage.Borrowers());
            sessions.move(session, next, events.toArray(SessionEvent[]::new));
        } else {
            events.add(new SessionEvent.Submitted(sharing.countShared(session)));
            sessions.complete(locked, events.toArray(SessionEvent[]::new));
        }
    }

    private static DialogueTurn turn(Session session, Connection connection) {
        return new DialogueTurn(session, connection, Attempted.SHARING);
    }

    private static List<String> ids(List<Account> accounts) {
        return accounts.stream().map(account -> account.key().id()).toList();
    }
}
