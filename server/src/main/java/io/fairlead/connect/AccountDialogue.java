package io.fairlead.connect;

import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.account.aggregation.LoginReadings;
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
import io.fairlead.spi.Inventory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The part of a session's talk with a bank that is about accounts, once the bank gives access. */
@Component
class AccountDialogue {

    private final Sessions sessions;
    private final ChosenAccounts chosen;
    private final SessionMoves moves;
    private final AccountSharing sharing;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final LoginReadings readings;
    private final Eligibility eligibility;

    AccountDialogue(
            Sessions sessions,
            ChosenAccounts chosen,
            SessionMoves moves,
            AccountSharing sharing,
            Accounts accounts,
            Aggregations aggregations,
            LoginReadings readings,
            Eligibility eligibility) {
        this.sessions = sessions;
        this.chosen = chosen;
        this.moves = moves;
        this.sharing = sharing;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.readings = readings;
        this.eligibility = eligibility;
    }

    /** The accounts behind a login are there. */
    void found(DialogueTurn turn, Inventory inventory) {
        if (turn.connection().repair()) {
            repaired(turn, inventory);
        } else {
            var all = eligibility.shared(turn);
            var shared = Eligibility.at(turn.connection().institutionId(), all);
            var eligible = eligibility.of(turn, inventory, shared);
            var proved = eligibility.showsWithheld(turn, inventory, shared);
            var sure = proved ? turn.provedToBeTheSame() : turn;
            discovered(sure, inventory, eligible, proved, all.isEmpty());
        }
    }

    private void repaired(DialogueTurn turn, Inventory inventory) {
        accounts.forgetStatus(turn.login());
        accounts.record(turn.login(), inventory);
        var shown = inventory.accounts().stream().map(account -> account.id()).toList();
        if (accounts.list(turn.login()).stream()
                .noneMatch(account -> shown.contains(account.atBank().id()))) {
            moves.trouble(turn, Refusal.OTHER_ACCOUNTS);
            return;
        }
        var connection = turn.connection();
        sharing.renew(turn.session(), turn.login());
        readings.order(turn.login(), connection.institutionId());
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

    /**
     * @param proved whether the consumer has proved by this to be the one who has shared accounts
     *     of the bank in another browser
     * @param first whether the consumer shares nothing yet
     */
    private void discovered(
            DialogueTurn turn,
            Inventory inventory,
            Inventory eligible,
            boolean proved,
            boolean first) {
        var connection = turn.connection();
        if (!eligibility.suffices(turn.session(), eligible)) {
            accounts.discardUnchosen(turn.login());
            if (proved && turn.session().choosesBank()) {
                moves.move(turn, new Stage.ReviewAccounts(), turn.accepted());
            } else {
                moves.trouble(
                        turn.with(connection.through(null)),
                        eligibility.refusal(turn.session(), inventory));
            }
            return;
        }
        if (!turn.session().choosesAccounts()) {
            chosen.shareAll(turn, eligible);
            return;
        }
        var events = new ArrayList<>(turn.accepted());
        events.add(turn.discovered(accounts.discover(turn.login(), eligible)));
        var finishes = first && turn.session().choosesBank();
        moves.move(turn, new Stage.SelectAccounts(connection, finishes), events);
    }

    /** Shows what could be shared of a login that is shared. */
    void listAccounts(Session session, Connection connection) {
        var turn = new DialogueTurn(session, connection, Attempted.BEGINNING);
        switch (aggregations.inventory(turn.login())) {
            case Reading.Got<Inventory>(var inventory) -> {
                var shared = Eligibility.at(connection.institutionId(), eligibility.shared(turn));
                accounts.discover(turn.login(), eligibility.of(turn, inventory, shared));
                moves.move(turn, new Stage.SelectAccounts(connection, false), List.of());
            }
            case Reading.ConsumerNeeded<Inventory>(var status, _) ->
                    moves.trouble(turn, new Refusal(Refusal.Kind.MFA_UNANSWERED, status.code()));
            case Reading.Refused<Inventory>(var cause, var status, _) ->
                    moves.trouble(turn, Refusal.of(cause, status));
            case Reading.NotAsked<Inventory>(var cause, _) ->
                    moves.trouble(turn, Refusal.notAsked(cause));
        }
    }
}
