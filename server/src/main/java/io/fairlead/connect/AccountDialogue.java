package io.fairlead.connect;

import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.connector.Reading;
import io.fairlead.link.LinkType;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Task;
import io.fairlead.spi.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The part of a session's talk with a bank that is about accounts, once the bank gives access. */
@Component
class AccountDialogue {

    private final Sessions sessions;
    private final AccountSharing sharing;
    private final SessionMoves moves;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final Eligibility eligibility;

    AccountDialogue(
            Sessions sessions,
            AccountSharing sharing,
            SessionMoves moves,
            Accounts accounts,
            Aggregations aggregations,
            Eligibility eligibility) {
        this.sessions = sessions;
        this.sharing = sharing;
        this.moves = moves;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.eligibility = eligibility;
    }

    /** The accounts behind a login are there. */
    void found(DialogueTurn turn, Inventory inventory) {
        if (turn.connection().repair()) {
            repaired(turn, inventory);
        } else {
            discovered(turn, inventory);
        }
    }

    private void repaired(DialogueTurn turn, Inventory inventory) {
        aggregations.takeOver(turn.login(), inventory);
        var shown = inventory.accounts().stream().map(account -> account.id()).toList();
        if (accounts.list(turn.login()).stream()
                .noneMatch(account -> shown.contains(account.atBank().id()))) {
            moves.trouble(turn, Refusal.OTHER_ACCOUNTS);
            return;
        }
        var connection = turn.connection();
        var events = new ArrayList<>(turn.accepted());
        events.add(
                new SessionEvent.CredentialsUpdated(
                        connection.institutionId(),
                        turn.login().login(),
                        turn.attempted() == Attempted.MFA,
                        connection.oauth()));
        if (turn.session().link().details().type() == LinkType.FIX) {
            sessions.complete(turn.session(), events.toArray(SessionEvent[]::new));
        } else {
            moves.move(turn, new Stage.ReviewAccounts(), events);
        }
    }

    private void discovered(DialogueTurn turn, Inventory inventory) {
        var connection = turn.connection();
        var eligible = eligibility.of(turn, inventory);
        if (!eligibility.suffices(turn.session(), eligible)) {
            accounts.discardUnchosen(turn.login());
            moves.trouble(
                    turn.with(connection.through(null)),
                    eligibility.refusal(turn.session(), inventory));
            return;
        }
        var task = Task.Share.of(accounts.discover(turn.login(), eligible));
        var events = new ArrayList<>(turn.accepted());
        events.add(
                new SessionEvent.AccountsDiscovered(
                        connection.institutionId(),
                        turn.login().login(),
                        task.accounts(),
                        connection.oauth()));
        if (turn.session().choosesAccounts()) {
            moves.move(turn, new Stage.SelectAccounts(connection), events);
        } else {
            events.add(new SessionEvent.SharingStarted(connection.institutionId()));
            moves.move(turn, new Stage.Loading(connection, task), events)
                    .ifPresent(session -> share(session, connection, task));
        }
    }

    /** Shows what could be shared of a login that is shared. */
    void listAccounts(Session session, Connection connection) {
        var turn = new DialogueTurn(session, connection, Attempted.BEGINNING, Map.of());
        switch (aggregations.inventory(turn.login())) {
            case Reading.Got<Inventory>(var inventory) -> {
                accounts.discover(turn.login(), eligibility.of(turn, inventory));
                moves.move(turn, new Stage.SelectAccounts(connection), List.of());
            }
            case Reading.ConsumerNeeded<Inventory> needed ->
                    moves.trouble(
                            turn, new Refusal(Refusal.Kind.MFA_UNANSWERED, needed.status().code()));
            case Reading.Refused<Inventory>(var cause, var status, _) ->
                    moves.trouble(turn, Refusal.of(cause, status));
        }
    }

    /** Shares the chosen accounts and none else. */
    void share(Session session, Connection connection, Task.Share task) {
        var turn = new DialogueTurn(session, connection, Attempted.SHARING, Map.of());
        if (!sharing.keepOnly(session, connection, task.accounts())) {
            return;
        }
        if (accounts.list(turn.login()).isEmpty()) {
            moves.trouble(turn.with(connection.through(null)), Refusal.OTHER_ACCOUNTS);
            return;
        }
        aggregations.start(turn.login());
        var added =
                new SessionEvent.AccountsAdded(
                        connection.institutionId(),
                        turn.login().login(),
                        task.added(),
                        connection.oauth());
        if (session.choosesBank()) {
            moves.move(turn, new Stage.ReviewAccounts(), List.of(added));
        } else {
            sessions.complete(session, added);
        }
    }
}
