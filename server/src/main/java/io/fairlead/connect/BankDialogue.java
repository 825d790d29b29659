package io.fairlead.connect;

import io.fairlead.account.Accounts;
import io.fairlead.account.WishedData;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.connector.Connections;
import io.fairlead.connector.InstitutionRef;
import io.fairlead.connector.Progress;
import io.fairlead.connector.Reading;
import io.fairlead.connector.input.Question;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.session.Session;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.AttemptRound;
import io.fairlead.session.state.Stage.Repetition;
import io.fairlead.session.state.Stage.Task;
import io.fairlead.shared.work.Turns;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Talks to a bank for a session at {@link Stage.Loading}, and moves it to what comes of that. Each
 * method runs on a thread of {@link BankWorkers}.
 */
@Component
class BankDialogue {

    /** A bank locks a user soon after. */
    private static final int MOST_REFUSALS = 5;

    private final SessionBeside beside;
    private final Institutions institutions;
    private final Connections connections;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final AccountDialogue accountDialogue;
    private final SessionMoves moves;

    BankDialogue(
            SessionBeside beside,
            Institutions institutions,
            Connections connections,
            Accounts accounts,
            Aggregations aggregations,
            AccountDialogue accountDialogue,
            SessionMoves moves) {
        this.beside = beside;
        this.institutions = institutions;
        this.connections = connections;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.accountDialogue = accountDialogue;
        this.moves = moves;
    }

    /** Does, again if need be, what the session waits for. */
    void resume(Session session) {
        if (session.stage() instanceof Stage.Loading(var connection, var task)) {
            switch (task) {
                case Task.Begin() -> begin(session, connection);
                case Task.Answer(var attempted) -> readAfterAnswer(session, connection, attempted);
                case Task.Approve approve -> poll(session, connection, approve);
                case Task.ListAccounts() -> accountDialogue.listAccounts(session, connection);
            }
        }
    }

    /** Hands over what the consumer has typed or chosen. */
    void answer(Session session, AttemptRound round, ConsumerInput input) {
        if (session.stage() instanceof Stage.Loading(var connection, Task.Answer(var attempted))) {
            var turn = new DialogueTurn(session, connection, attempted);
            var progress = resumed(session, round, input);
            if (progress instanceof Progress.NotWaiting
                    && input instanceof ConsumerInput.Fields fields) {
                go(turn, signedOnAnew(turn, fields));
            } else {
                goOrFollow(turn, round, progress);
            }
        }
    }

    private Progress resumed(Session session, AttemptRound round, ConsumerInput input) {
        return connections.resume(
                session.link().partner(),
                session.customer(),
                round.attempt(),
                round.round(),
                input);
    }

    /**
     * The bank's form was open for too long, or was sent from another page of the same browser
     * before. The bank has asked nothing yet, so that what was typed does for another attempt.
     */
    private Progress signedOnAnew(DialogueTurn turn, ConsumerInput.Fields fields) {
        var connection = turn.connection();
        var begun = connections.begin(turn.login(), bank(connection), data(connection));
        return begun instanceof Progress.Asked(var attempt, var step, Question.SignIn _, _)
                ? resumed(turn.session(), new AttemptRound(attempt, step), fields)
                : begun;
    }

    /** What the bank waits for no more may have been given from another page of the browser. */
    private void goOrFollow(DialogueTurn turn, AttemptRound round, Progress progress) {
        if (!(progress instanceof Progress.NotWaiting) || !beside.follow(turn, round)) {
            go(turn, progress);
        }
    }

    /** Hands over what the bank's page has sent back. */
    void answer(Session session, Map<String, SecretText> query) {
        if (session.stage() instanceof Stage.Loading(var connection, Task.Answer(var attempted))) {
            go(new DialogueTurn(session, connection, attempted), connections.resume(query));
        }
    }

    /** The session has met a fault of ours. */
    void fail(Session session) {
        if (session.stage() instanceof Stage.Loading(var connection, _)) {
            moves.trouble(beginning(session, connection), Refusal.FAULT);
        }
    }

    private void begin(Session session, Connection connection) {
        if (connection.login() != null) {
            var turn = beginning(session, connection);
            go(turn, signedOn(turn));
        } else {
            opened(session, connection)
                    .ifPresentOrElse(opened -> beginFirst(session, opened), () -> fail(session));
        }
    }

    private void beginFirst(Session session, Connection opened) {
        var turn = beginning(session, opened);
        go(turn, connections.beginFirst(turn.login(), bank(opened), data(opened)));
    }

    private static DialogueTurn beginning(Session session, Connection connection) {
        return new DialogueTurn(session, connection, Attempted.BEGINNING);
    }

    private Progress signedOn(DialogueTurn turn) {
        var login = turn.login();
        var opened = turn.connection();
        return opened.repair() && !opened.oauth() && Repair.keepsCredentials(accounts.list(login))
                ? connections.signOnAgain(login, bank(opened), data(opened))
                : connections.begin(login, bank(opened), data(opened));
    }

    /** None when the customer is deleted meanwhile. */
    private Optional<Connection> opened(Session session, Connection connection) {
        return accounts.open(
                        session.link().partner(), session.customer(), connection.institutionId())
                .map(login -> connection.through(login.login()));
    }

    private InstitutionRef bank(Connection connection) {
        var connector = institutions.find(connection.institutionId()).map(Institution::connector);
        return new InstitutionRef(connection.institutionId(), connector.orElseThrow());
    }

    private Set<Wish.Data> data(Connection connection) {
        return institutions.find(connection.institutionId()).map(WishedData::of).orElse(Set.of());
    }

    private void go(DialogueTurn turn, Progress progress) {
        switch (progress) {
            case Progress.Asked asked -> ask(turn, asked);
            case Progress.Connected connected -> {
                authorize(turn, connected);
                accountDialogue.found(turn, connected.inventory());
            }
            case Progress.Refused(var cause, var status, _) ->
                    refused(turn, cause, Refusal.of(cause, status));
            case Progress.NotAsked(var cause, _) -> moves.trouble(turn, Refusal.notAsked(cause));
            case Progress.NotWaiting() -> moves.trouble(turn, Refusal.of(Cause.STATE_EXPIRED));
        }
    }

    /** A login that was just opened has no consent whose end would have to be forgotten. */
    private void authorize(DialogueTurn turn, Progress.Connected connected) {
        var from = connected.authorizedFrom();
        var until = connected.authorizedUntil();
        if (turn.connection().repair() || from != null || until != null) {
            accounts.authorize(turn.login(), from, until);
        }
    }

    private void ask(DialogueTurn turn, Progress.Asked asked) {
        var round = new AttemptRound(asked.attempt(), asked.round());
        var connection = turn.connection();
        var institution = connection.institutionId();
        var events = new ArrayList<>(turn.accepted());
        switch (asked.question()) {
            case Question.SignIn(var form) ->
                    moves.move(turn, new Stage.Login(connection, round, form, null), events);
            case Question.Mfa question -> askFurther(turn, round, question);
            case Question.AtBank(var page) -> {
                events.add(new SessionEvent.SentToBank(institution));
                moves.move(turn, new Stage.Oauth(connection, round, page, null), events);
            }
            case Question.Approval(var pollAfter, var text) -> {
                var approve = new Task.Approve(round, pollAfter, text);
                moves.move(turn, new Stage.Loading(connection, approve), events)
                        .ifPresent(session -> poll(session, connection, approve));
            }
        }
    }

    private void askFurther(DialogueTurn turn, AttemptRound round, Question.Mfa question) {
        var events = new ArrayList<SessionEvent>(question.refused() ? List.of() : turn.accepted());
        if (question.refused()) {
            events.add(moves.told(turn, Refusal.of(Cause.WRONG_MFA_ANSWER)));
        }
        events.add(turn.asked(question));
        moves.move(turn, turn.furtherQuestion(round, question), events);
    }

    private void poll(Session session, Connection connection, Task.Approve approve) {
        if (Turns.aside(() -> slept(approve.pollAfter()))) {
            var turn = new DialogueTurn(session, connection, Attempted.MFA);
            var progress = resumed(session, approve.round(), new ConsumerInput.Poll());
            goOrFollow(turn, approve.round(), progress);
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * A node died while the bank was looking at an answer, which is lost. If the bank has accepted
     * it, its accounts can be read; or else the consumer is asked once more.
     */
    private void readAfterAnswer(Session session, Connection connection, Attempted attempted) {
        var turn = new DialogueTurn(session, connection, attempted);
        if (aggregations.inventory(turn.login()) instanceof Reading.Got<Inventory>(var found)) {
            accountDialogue.found(turn, found);
        } else {
            askAgain(beginning(session, connection));
        }
    }

    private void askAgain(DialogueTurn turn) {
        var progress = signedOn(turn);
        if (progress
                instanceof Progress.Asked(var attempt, var step, Question.SignIn(var form), _)) {
            var round = new AttemptRound(attempt, step);
            var lost = Repetition.ANSWER_LOST;
            var stage = new Stage.Login(turn.connection(), round, form, lost);
            moves.move(turn, stage, List.of());
        } else {
            go(turn, progress);
        }
    }

    private void refused(DialogueTurn turn, Cause cause, Refusal refusal) {
        if (cause != Cause.WRONG_CREDENTIALS) {
            moves.trouble(turn, refusal);
            return;
        }
        var connection = turn.connection().refusedOnceMore();
        if (connection.refusals() >= MOST_REFUSALS) {
            moves.trouble(turn.with(connection), Refusal.TOO_MANY_TRIES);
        } else if (connections.begin(turn.login(), bank(connection), data(connection))
                instanceof Progress.Asked(var attempt, var step, Question.SignIn(var form), _)) {
            var stage =
                    new Stage.Login(
                            connection, new AttemptRound(attempt, step), form, Repetition.REFUSED);
            moves.move(turn, stage, List.of(moves.told(turn, refusal)));
        } else {
            moves.trouble(turn.with(connection), refusal);
        }
    }
}
