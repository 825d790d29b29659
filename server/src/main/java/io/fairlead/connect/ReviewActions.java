package io.fairlead.connect;

import io.fairlead.account.Accounts;
import io.fairlead.institution.Institutions;
import io.fairlead.link.LinkType;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Task;
import io.fairlead.shared.api.StorableText;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a consumer can do with what is shared already, on the screen that reviews it. */
@Service
public class ReviewActions {

    private final Sessions sessions;
    private final BankWorkers workers;
    private final Institutions institutions;
    private final Accounts accounts;
    private final AccountSharing sharing;

    ReviewActions(
            Sessions sessions,
            BankWorkers workers,
            Institutions institutions,
            Accounts accounts,
            AccountSharing sharing) {
        this.sessions = sessions;
        this.workers = workers;
        this.institutions = institutions;
        this.accounts = accounts;
        this.sharing = sharing;
    }

    /** Changes which accounts of a shared login are shared. */
    public void manage(Session session, String login) {
        shared(session, login)
                .ifPresent(
                        connection ->
                                workers.load(session, connection, new Task.ListAccounts())
                                        .ifPresent(workers::resume));
    }

    /** Repairs a shared login. */
    public void repair(Session session, String login) {
        shared(session, login).ifPresent(connection -> workers.begin(session, connection));
    }

    /** Shares nothing of a login any more. */
    public void remove(Session session, String login) {
        shared(session, login)
                .ifPresent(
                        _ -> {
                            var key = session.login(login);
                            var rest =
                                    sharing.shared(session, key.customer()).stream()
                                            .anyMatch(other -> !other.login().key().equals(key));
                            sessions.remove(
                                    session,
                                    key,
                                    session.running()
                                            .with(
                                                    rest
                                                            ? new Stage.ReviewAccounts()
                                                            : new Stage.Search()));
                        });
    }

    /** Submits what is shared: the end, or the end of one borrower's part. */
    public void submit(Session session) {
        switch (session.stage()) {
            case Stage.ReviewAccounts() when hasAccounts(session) -> {
                if (session.isJoint()) {
                    sessions.move(session, session.running().finishedPart(new Stage.Borrowers()));
                } else {
                    sessions.complete(session, reviewed(session));
                }
            }
            case Stage.Borrowers()
                    when session.running().finished().size() == session.customers().size() ->
                    sessions.complete(session, reviewed(session));
            case Stage.Error _ when isDone(session) ->
                    sessions.complete(session, reviewed(session));
            default -> {}
        }
    }

    /** Whether a link for one bank has met a refusal because all of it is shared already. */
    public boolean isDone(Session session) {
        return session.stage() instanceof Stage.Error(var connection, var refusal)
                && refusal.kind() == Refusal.Kind.ALREADY_LINKED
                && session.link().details().type() == LinkType.LITE
                && sharing.shared(session, session.customer()).stream()
                        .anyMatch(
                                account ->
                                        account.login()
                                                .institutionId()
                                                .equals(connection.institutionId()));
    }

    /** Whether the borrower whose turn it is shares any account. */
    public boolean hasAccounts(Session session) {
        return !sharing.shared(session, session.customer()).isEmpty();
    }

    private Optional<Connection> shared(Session session, String login) {
        return session.stage() instanceof Stage.ReviewAccounts
                        && StorableText.isStorable(login)
                        && !sharing.withheld(session).contains(login)
                ? accounts.list(session.login(login)).stream()
                        .findFirst()
                        .map(account -> Repair.connection(account, institutions))
                : Optional.empty();
    }

    private SessionEvent reviewed(Session session) {
        return new SessionEvent.Submitted(sharing.countShared(session));
    }
}
