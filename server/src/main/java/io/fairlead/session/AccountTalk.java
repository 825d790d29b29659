package io.fairlead.session;

import io.fairlead.account.Accounts;
import io.fairlead.account.Aggregations;
import io.fairlead.connector.Reading;
import io.fairlead.link.LinkType;
import io.fairlead.session.SessionEvent.Attempted;
import io.fairlead.session.Stage.Task;
import io.fairlead.spi.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The part of a session's talk with a bank that is about accounts, once the bank gives access. */
@Component
class AccountTalk {

    private final Sessions sessions;
    private final Outcomes outcomes;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final Eligibility eligibility;

    AccountTalk(
            Sessions sessions,
            Outcomes outcomes,
            Accounts accounts,
            Aggregations aggregations,
            Eligibility eligibility) {
        this.sessions = sessions;
        this.outcomes = outcomes;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.eligibility = eligibility;
    }

    /** The accounts behind a login are there. */
    void found(Answered answered, Inventory inventory) {
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
            outcomes.trouble(answered, Refusal.OTHER_ACCOUNTS);
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
            outcomes.move(answered, new Stage.Review(), events);
        }
    }

    private void discovered(Answered answered, Inventory inventory) {
        var connection = answered.connection();
        var eligible = eligibility.of(answered, inventory);
        if (!eligibility.suffices(answered.session(), eligible)) {
            accounts.discardUnchosen(answered.login());
            outcomes.trouble(
                    answered.with(connection.through(null)),
                    eligibility.refusal(answered.session(), inventory));
            return;
        }
        var task = Task.Share.of(accounts.discover(answered.login(), eligible));
        var events = new ArrayList<>(answered.accepted());
        events.add(
                new SessionEvent.AccountsDiscovered(
                        connection.institutionId(),
                        answered.login().login(),
                        task.accounts(),
                        connection.oauth()));
        if (answered.session().choosesAccounts()) {
            outcomes.move(answered, new Stage.Choosing(connection), events);
        } else {
            events.add(new SessionEvent.SharingStarted(connection.institutionId()));
            outcomes.move(answered, new Stage.Working(connection, task), events)
                    .ifPresent(session -> share(session, connection, task));
        }
    }

    /** Shows what could be shared of a login that is shared. */
    void listAccounts(Session session, Connection connection) {
        var answered = new Answered(session, connection, Attempted.BEGINNING, Map.of());
        switch (aggregations.inventory(answered.login())) {
            case Reading.Got<Inventory>(var inventory) -> {
                accounts.discover(answered.login(), eligibility.of(answered, inventory));
                outcomes.move(answered, new Stage.Choosing(connection), List.of());
            }
            case Reading.ConsumerNeeded<Inventory> needed ->
                    outcomes.trouble(
                            answered,
                            new Refusal(Refusal.Kind.MFA_UNANSWERED, needed.status().code()));
            case Reading.Refused<Inventory>(var cause, _) ->
                    outcomes.trouble(answered, Refusal.of(cause));
        }
    }

    /** Shares the chosen accounts and none else. */
    void share(Session session, Connection connection, Task.Share task) {
        var answered = new Answered(session, connection, Attempted.SHARING, Map.of());
        if (!sessions.keepOnly(session, connection, task.accounts())) {
            return;
        }
        if (accounts.list(answered.login()).isEmpty()) {
            outcomes.trouble(answered.with(connection.through(null)), Refusal.OTHER_ACCOUNTS);
            return;
        }
        aggregations.start(answered.login());
        var added =
                new SessionEvent.AccountsAdded(
                        connection.institutionId(),
                        answered.login().login(),
                        task.added(),
                        connection.oauth());
        if (session.choosesBank()) {
            outcomes.move(answered, new Stage.Review(), List.of(added));
        } else {
            sessions.complete(session, added);
        }
    }
}
