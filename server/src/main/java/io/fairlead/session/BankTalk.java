package io.fairlead.session;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.Aggregations;
import io.fairlead.connector.Bank;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Progress;
import io.fairlead.connector.Question;
import io.fairlead.connector.Reading;
import io.fairlead.customer.Customers;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.link.LinkType;
import io.fairlead.session.SessionEvent.Attempted;
import io.fairlead.session.Stage.Task;
import io.fairlead.session.Stage.Waiting;
import io.fairlead.spi.Cause;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.SecretText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Talks to a bank for a session at {@link Stage.Working}, and moves it to what comes of that. Each
 * method runs on a thread of {@link Background}.
 */
@Component
class BankTalk {

    /** A bank locks a user soon after. */
    private static final int MOST_REFUSALS = 5;

    /** In characters: longer than any user name. */
    private static final int LONGEST_KEPT = 300;

    private final Sessions sessions;
    private final Customers customers;
    private final Institutions institutions;
    private final Connections connections;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final Eligibility eligibility;

    BankTalk(
            Sessions sessions,
            Customers customers,
            Institutions institutions,
            Connections connections,
            Accounts accounts,
            Aggregations aggregations,
            Eligibility eligibility) {
        this.sessions = sessions;
        this.customers = customers;
        this.institutions = institutions;
        this.connections = connections;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.eligibility = eligibility;
    }

    /** What a bank has answered, and to what. */
    private record Answered(
            Session session,
            Connection connection,
            Attempted attempted,
            Map<String, String> typed) {

        Answered with(Connection changed) {
            return new Answered(session, changed, attempted, typed);
        }

        LoginKey login() {
            return session.login(Objects.requireNonNull(connection.login()));
        }

        /** That the bank has taken what the consumer gave. */
        List<SessionEvent> accepted() {
            return switch (attempted) {
                case CREDENTIALS ->
                        List.of(new SessionEvent.CredentialsAccepted(connection.institutionId()));
                case MFA -> List.of(new SessionEvent.MfaAccepted(connection.institutionId()));
                case BEGINNING, CONSENT, SHARING -> List.of();
            };
        }
    }

    /** Does, again if need be, what the session waits for. */
    void resume(Session session) {
        if (session.stage() instanceof Stage.Working(var connection, var task)) {
            switch (task) {
                case Task.Begin() -> begin(session, connection);
                case Task.Answer(var attempted) -> readAfterAnswer(session, connection, attempted);
                case Task.Approve approve -> poll(session, connection, approve);
                case Task.ListAccounts() -> listAccounts(session, connection);
                case Task.Share(var chosen) -> share(session, connection, chosen);
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
            trouble(
                    new Answered(session, connection, Attempted.BEGINNING, Map.of()),
                    Refusal.FAULT);
        }
    }

    private void begin(Session session, Connection connection) {
        if (customers.find(session.link().partner(), session.customer()).isEmpty()) {
            // Deleted meanwhile, so that nothing of theirs may be stored any more.
            trouble(
                    new Answered(session, connection, Attempted.BEGINNING, Map.of()),
                    Refusal.FAULT);
            return;
        }
        var opened = opened(session, connection);
        var login = session.login(Objects.requireNonNull(opened.login()));
        var bank = bank(opened);
        var progress =
                opened.repair() && !opened.oauth() && Repair.keepsCredentials(accounts.list(login))
                        ? connections.signOnAgain(login, bank)
                        : connections.begin(login, bank);
        go(new Answered(session, opened, Attempted.BEGINNING, Map.of()), progress);
    }

    private Connection opened(Session session, Connection connection) {
        return connection.login() != null
                ? connection
                : connection.through(
                        accounts.open(
                                        session.link().partner(),
                                        session.customer(),
                                        connection.institutionId())
                                .login());
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
                found(answered, connected.inventory());
            }
            case Progress.Refused(var cause, _) -> refused(answered, cause);
            case Progress.NotWaiting() -> trouble(answered, Refusal.of(Cause.STATE_EXPIRED));
        }
    }

    private void ask(Answered answered, Progress.Asked asked) {
        var waiting = new Waiting(asked.attempt(), asked.step());
        var connection = answered.connection();
        var institution = connection.institutionId();
        var events = new ArrayList<>(answered.accepted());
        switch (asked.question()) {
            case Question.SignIn(var form) ->
                    move(
                            answered,
                            new Stage.SignIn(connection, waiting, form, Map.of(), false),
                            events);
            case Question.Mfa(var challenges) -> {
                events.add(new SessionEvent.MfaAsked(institution, MfaType.of(challenges)));
                move(answered, new Stage.Mfa(connection, waiting, challenges), events);
            }
            case Question.AtBank(var page) -> {
                events.add(new SessionEvent.SentToBank(institution));
                move(answered, new Stage.AtBank(connection, waiting, page, null), events);
            }
            case Question.Approval(var pollAfter, var text) -> {
                var approve = new Task.Approve(waiting, pollAfter, text);
                var moved =
                        sessions.move(
                                answered.session(),
                                answered.session()
                                        .running()
                                        .with(new Stage.Working(connection, approve)),
                                events.toArray(SessionEvent[]::new));
                moved.ifPresentOrElse(
                        session -> poll(session, connection, approve), () -> forget(answered));
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
            found(answered, found);
        } else {
            trouble(answered, Refusal.FAULT);
        }
    }

    private void found(Answered answered, Inventory inventory) {
        if (answered.connection().repair()) {
            repaired(answered, inventory);
        } else {
            discovered(answered, inventory);
        }
    }

    private void repaired(Answered answered, Inventory inventory) {
        aggregations.takeOver(answered.login(), inventory);
        var shown = inventory.accounts().stream().map(account -> account.id()).toList();
        if (accounts.list(answered.login()).stream()
                .noneMatch(account -> shown.contains(account.atBank().id()))) {
            trouble(answered, Refusal.OTHER_ACCOUNTS);
            return;
        }
        var connection = answered.connection();
        var events = new ArrayList<>(answered.accepted());
        events.add(
                new SessionEvent.CredentialsUpdated(
                        connection.institutionId(),
                        answered.login().login(),
                        answered.attempted() == Attempted.MFA,
                        connection.oauth()));
        if (answered.session().link().details().type() == LinkType.FIX) {
            sessions.complete(answered.session(), events.toArray(SessionEvent[]::new));
        } else {
            move(answered, new Stage.Review(), events);
        }
    }

    private void discovered(Answered answered, Inventory inventory) {
        var connection = answered.connection();
        var eligible = eligibility.of(answered.login(), connection.institutionId(), inventory);
        if (eligible.accounts().isEmpty()) {
            accounts.discardUnchosen(answered.login());
            trouble(answered.with(connection.through(null)), eligibility.refusal(inventory));
            return;
        }
        var found = ids(accounts.discover(answered.login(), eligible));
        var events = new ArrayList<>(answered.accepted());
        events.add(
                new SessionEvent.AccountsDiscovered(
                        connection.institutionId(),
                        answered.login().login(),
                        found,
                        connection.oauth()));
        if (answered.session().choosesBank()) {
            move(answered, new Stage.Choosing(connection), events);
        } else {
            var task = new Task.Share(found);
            events.add(new SessionEvent.SharingStarted(connection.institutionId()));
            sessions.move(
                            answered.session(),
                            answered.session().running().with(new Stage.Working(connection, task)),
                            events.toArray(SessionEvent[]::new))
                    .ifPresentOrElse(
                            session -> share(session, connection, task.accounts()),
                            () -> forget(answered));
        }
    }

    private void listAccounts(Session session, Connection connection) {
        var answered = new Answered(session, connection, Attempted.BEGINNING, Map.of());
        switch (aggregations.inventory(answered.login())) {
            case Reading.Got<Inventory>(var inventory) -> {
                accounts.discover(
                        answered.login(),
                        eligibility.of(answered.login(), connection.institutionId(), inventory));
                move(answered, new Stage.Choosing(connection), List.of());
            }
            case Reading.ConsumerNeeded<Inventory> needed ->
                    trouble(
                            answered,
                            new Refusal(Refusal.Kind.MFA_UNANSWERED, needed.status().code()));
            case Reading.Refused<Inventory>(var cause, _) -> trouble(answered, Refusal.of(cause));
        }
    }

    private void share(Session session, Connection connection, List<String> chosen) {
        var answered = new Answered(session, connection, Attempted.SHARING, Map.of());
        var before = accounts.list(answered.login());
        var added =
                ids(
                        before.stream()
                                .filter(account -> chosen.contains(account.key().id()))
                                .filter(account -> !account.isShared())
                                .toList());
        var removed = accounts.keepOnly(answered.login(), Set.copyOf(chosen));
        if (accounts.list(answered.login()).isEmpty()) {
            trouble(answered.with(connection.through(null)), Refusal.OTHER_ACCOUNTS);
            return;
        }
        aggregations.start(answered.login());
        var events = new ArrayList<SessionEvent>();
        if (!removed.isEmpty()) {
            events.add(new SessionEvent.AccountsRemoved(connection.institutionId(), removed));
        }
        events.add(
                new SessionEvent.AccountsAdded(
                        connection.institutionId(),
                        answered.login().login(),
                        added,
                        connection.oauth()));
        if (session.choosesBank()) {
            move(answered, new Stage.Review(), events);
        } else {
            sessions.complete(session, events.toArray(SessionEvent[]::new));
        }
    }

    private void refused(Answered answered, Cause cause) {
        if (cause != Cause.WRONG_CREDENTIALS) {
            trouble(answered, Refusal.of(cause));
            return;
        }
        var connection = answered.connection().refusedOnceMore();
        if (connection.refusals() >= MOST_REFUSALS) {
            trouble(answered.with(connection), Refusal.TOO_MANY_TRIES);
        } else if (connections.begin(answered.login(), bank(connection))
                instanceof Progress.Asked(var attempt, var step, Question.SignIn(var form), _)) {
            var stage =
                    new Stage.SignIn(
                            connection,
                            new Waiting(attempt, step),
                            form,
                            withoutSecrets(form, answered.typed()),
                            true);
            move(answered, stage, List.of(told(answered, Refusal.of(cause))));
        } else {
            trouble(answered.with(connection), Refusal.of(cause));
        }
    }

    private void trouble(Answered answered, Refusal refusal) {
        move(
                answered,
                new Stage.Trouble(answered.connection(), refusal),
                List.of(told(answered, refusal)));
    }

    private SessionEvent told(Answered answered, Refusal refusal) {
        var institution = answered.connection().institutionId();
        var name = institutions.find(institution).map(Institution::name).orElse("");
        return new SessionEvent.Refused(institution, name, refusal, answered.attempted());
    }

    private void move(Answered answered, Stage stage, List<SessionEvent> events) {
        var state = answered.session().running().with(stage);
        if (sessions.move(answered.session(), state, events.toArray(SessionEvent[]::new))
                .isEmpty()) {
            forget(answered);
        }
    }

    /** The consumer has gone elsewhere meanwhile: what was found is not kept. */
    private void forget(Answered answered) {
        var connection = answered.connection();
        if (!connection.repair()) {
            sessions.discardUnchosen(answered.session(), connection);
        }
    }

    /** What can be shown again. */
    private static Map<String, String> withoutSecrets(LoginForm form, Map<String, String> typed) {
        var kept = new HashMap<String, String>();
        form.fields().stream()
                .filter(field -> !field.secret() && isKept(typed.get(field.id())))
                .forEach(field -> kept.put(field.id(), typed.get(field.id())));
        return kept;
    }

    private static boolean isKept(@Nullable String value) {
        return value != null && value.length() <= LONGEST_KEPT;
    }

    private static List<String> ids(List<Account> accounts) {
        return accounts.stream().map(account -> account.key().id()).toList();
    }
}
