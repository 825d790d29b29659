package io.fairlead.session;

import io.fairlead.account.Accounts;
import io.fairlead.account.Aggregations;
import io.fairlead.connector.Bank;
import io.fairlead.connector.Connections;
import io.fairlead.connector.Progress;
import io.fairlead.connector.Question;
import io.fairlead.connector.Reading;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.session.SessionEvent.Attempted;
import io.fairlead.session.Stage.Task;
import io.fairlead.session.Stage.Waiting;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Talks to a bank for a session at {@link Stage.Working}, and moves it to what comes of that. Each
 * method runs on a thread of {@link Background}.
 */
@Component
class BankTalk {

    /** A bank locks a user soon after. */
    private static final int MOST_REFUSALS = 5;

    private final Institutions institutions;
    private final Connections connections;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final AccountTalk accountTalk;
    private final Outcomes outcomes;

    BankTalk(
            Institutions institutions,
            Connections connections,
            Accounts accounts,
            Aggregations aggregations,
            AccountTalk accountTalk,
            Outcomes outcomes) {
        this.institutions = institutions;
        this.connections = connections;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.accountTalk = accountTalk;
        this.outcomes = outcomes;
    }

    /** Does, again if need be, what the session waits for. */
    void resume(Session session) {
        if (session.stage() instanceof Stage.Working(var connection, var task)) {
            switch (task) {
                case Task.Begin() -> begin(session, connection);
                case Task.Answer(var attempted) -> readAfterAnswer(session, connection, attempted);
                case Task.Approve approve -> poll(session, connection, approve);
                case Task.ListAccounts() -> accountTalk.listAccounts(session, connection);
                case Task.Share share -> accountTalk.share(session, connection, share);
            }
        }
    }

    /** Hands over what the consumer has typed or chosen. */
    void answer(Session session, Waiting waiting, ConsumerInput input, Map<String, String> typed) {
        if (session.stage() instanceof Stage.Working(var connection, Task.Answer(var attempted))) {
            var progress =
                    connections.resume(
                            session.link().partner(),
                            session.customer(),
                            waiting.attempt(),
                            waiting.step(),
                            input);
            go(new Answered(session, connection, attempted, typed), progress);
        }
    }

    /** Hands over what the bank's page has sent back. */
    void answer(Session session, Map<String, SecretText> query) {
        if (session.stage() instanceof Stage.Working(var connection, Task.Answer(var attempted))) {
            go(new Answered(session, connection, attempted, Map.of()), connections.resume(query));
        }
    }

    /** The session has met a fault of ours. */
    void fail(Session session) {
        if (session.stage() instanceof Stage.Working(var connection, _)) {
            outcomes.trouble(
                    new Answered(session, connection, Attempted.BEGINNING, Map.of()),
                    Refusal.FAULT);
        }
    }

    private void begin(Session session, Connection connection) {
        opened(session, connection)
                .ifPresentOrElse(opened -> signOn(session, opened), () -> fail(session));
    }

    private void signOn(Session session, Connection opened) {
        var login = session.login(Objects.requireNonNull(opened.login()));
        var bank = bank(opened);
        var progress =
                opened.repair() && !opened.oauth() && Repair.keepsCredentials(accounts.list(login))
                        ? connections.signOnAgain(login, bank)
                        : connections.begin(login, bank);
        go(new Answered(session, opened, Attempted.BEGINNING, Map.of()), progress);
    }

    /** None when the customer is deleted meanwhile. */
    private Optional<Connection> opened(Session session, Connection connection) {
        return connection.login() != null
                ? Optional.of(connection)
                : accounts.open(
                                session.link().partner(),
                                session.customer(),
                                connection.institutionId())
                        .map(login -> connection.through(login.login()));
    }

    private Bank bank(Connection connection) {
        var connector = institutions.find(connection.institutionId()).map(Institution::connector);
        return new Bank(connection.institutionId(), connector.orElseThrow());
    }

    private void go(Answered answered, Progress progress) {
        switch (progress) {
            case Progress.Asked asked -> ask(answered, asked);
            case Progress.Connected connected -> {
                accounts.authorize(
                        answered.login(), connected.authorizedFrom(), connected.authorizedUntil());
                accountTalk.found(answered, connected.inventory());
            }
            case Progress.Refused(var cause, _) -> refused(answered, cause);
            case Progress.NotWaiting() ->
                    outcomes.trouble(answered, Refusal.of(Cause.STATE_EXPIRED));
        }
    }

    private void ask(Answered answered, Progress.Asked asked) {
        var waiting = new Waiting(asked.attempt(), asked.step());
        var connection = answered.connection();
        var institution = connection.institutionId();
        var events = new ArrayList<>(answered.accepted());
        switch (asked.question()) {
            case Question.SignIn(var form) ->
                    outcomes.move(
                            answered,
                            new Stage.SignIn(connection, waiting, form, Map.of(), false),
                            events);
            case Question.Mfa(var challenges) -> {
                events.add(new SessionEvent.MfaAsked(institution, MfaType.of(challenges)));
                outcomes.move(answered, new Stage.Mfa(connection, waiting, challenges), events);
            }
            case Question.AtBank(var page) -> {
                events.add(new SessionEvent.SentToBank(institution));
                outcomes.move(answered, new Stage.AtBank(connection, waiting, page, null), events);
            }
            case Question.Approval(var pollAfter, var text) -> {
                var approve = new Task.Approve(waiting, pollAfter, text);
                outcomes.move(answered, new Stage.Working(connection, approve), events)
                        .ifPresent(session -> poll(session, connection, approve));
            }
        }
    }

    private void poll(Session session, Connection connection, Task.Approve approve) {
        try {
            Thread.sleep(approve.pollAfter());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        var progress =
                connections.resume(
                        session.link().partner(),
                        session.customer(),
                        approve.waiting().attempt(),
                        approve.waiting().step(),
                        new ConsumerInput.Poll());
        go(new Answered(session, connection, Attempted.MFA, Map.of()), progress);
    }

    /**
     * A node died while the bank was looking at an answer, which is lost. If the bank has accepted
     * it, its accounts can be read.
     */
    private void readAfterAnswer(Session session, Connection connection, Attempted attempted) {
        var answered = new Answered(session, connection, attempted, Map.of());
        if (aggregations.inventory(answered.login()) instanceof Reading.Got<Inventory>(var found)) {
            accountTalk.found(answered, found);
        } else {
            outcomes.trouble(answered, Refusal.FAULT);
        }
    }

    private void refused(Answered answered, Cause cause) {
        if (cause != Cause.WRONG_CREDENTIALS) {
            outcomes.trouble(answered, Refusal.of(cause));
            return;
        }
        var connection = answered.connection().refusedOnceMore();
        if (connection.refusals() >= MOST_REFUSALS) {
            outcomes.trouble(answered.with(connection), Refusal.TOO_MANY_TRIES);
        } else if (connections.begin(answered.login(), bank(connection))
                instanceof Progress.Asked(var attempt, var step, Question.SignIn(var form), _)) {
            var stage =
                    new Stage.SignIn(
                            connection, new Waiting(attempt, step), form, answered.typed(), true);
            outcomes.move(answered, stage, List.of(outcomes.told(answered, Refusal.of(cause))));
        } else {
            outcomes.trouble(answered.with(connection), Refusal.of(cause));
        }
    }
}
