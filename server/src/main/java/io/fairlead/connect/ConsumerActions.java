package io.fairlead.connect;

import io.fairlead.account.Accounts;
import io.fairlead.connect.screen.legal.LegalPage;
import io.fairlead.connector.Connections;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Link;
import io.fairlead.partner.Partners;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.MfaType;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.Screen;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Task;
import io.fairlead.shared.api.StorableText;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.SecretText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a consumer can do, one method for each action. An action that does not fit where the session
 * stands does nothing. Long, because every action that is not about accounts in review is here.
 */
@Service
public class ConsumerActions {

    /** In characters: longer than any user name. */
    private static final int LONGEST_KEPT = 300;

    private final Sessions sessions;
    private final AccountSharing sharing;
    private final BankWorkers workers;
    private final ChosenAccounts chosenAccounts;
    private final ReviewActions review;
    private final Institutions institutions;
    private final Accounts accounts;
    private final OfferedInstitutions banks;
    private final Connections connections;
    private final Partners partners;

    ConsumerActions(
            Sessions sessions,
            AccountSharing sharing,
            BankWorkers workers,
            ChosenAccounts chosenAccounts,
            ReviewActions review,
            Institutions institutions,
            Accounts accounts,
            OfferedInstitutions banks,
            Connections connections,
            Partners partners) {
        this.sessions = sessions;
        this.sharing = sharing;
        this.workers = workers;
        this.chosenAccounts = chosenAccounts;
        this.review = review;
        this.institutions = institutions;
        this.accounts = accounts;
        this.banks = banks;
        this.connections = connections;
        this.partners = partners;
    }

    /**
     * Accepts the terms, and goes on to what the link is for.
     *
     * @param browser by its cookies
     * @param inScripts the token that the page's scripts hold, for a browser whose cookies do not
     *     reach the page
     */
    public void accept(Session session, Browser browser, Browser inScripts) {
        if (!(session.stage() instanceof Stage.Landing)) {
            return;
        }
        if (!session.isHeldBy(browser)) {
            inScripts.preferred().ifPresent(token -> sessions.bind(session, token));
        }
        var link = session.link();
        switch (link.details().type()) {
            case FULL -> acceptTerms(session, home(session));
            case JOINT_BORROWER -> acceptTerms(session, new Stage.Borrowers());
            case LITE ->
                    banks.of(link).ifPresent(institution -> acceptAndConnect(session, institution));
            case FIX ->
                    accounts.list(session.login(loginToFix(link))).stream()
                            .findFirst()
                            .map(account -> Repair.connection(account, institutions))
                            .ifPresentOrElse(
                                    connection -> acceptAndBegin(session, connection),
                                    () -> acceptTerms(session, Repair.ofNothing(link)));
        }
    }

    /** Opens one borrower's part. */
    public void openPart(Session session, int part) {
        if (session.stage() instanceof Stage.Borrowers
                && part >= 0
                && part < session.customers().size()) {
            var there = session.running().inPart(part, new Stage.Search());
            sessions.move(session, there.with(home(session.in(there))));
        }
    }

    /**
     * Chooses a bank from the search, or one that was just removed, and begins its sign-in unless
     * that is on its own pages.
     */
    public void choose(Session session, String institutionId) {
        if (!(session.stage() instanceof Stage.Search
                        || session.stage() instanceof Stage.ReviewAccounts)
                || !StorableText.isStorable(institutionId)) {
            return;
        }
        banks.offered(session, institutionId)
                .ifPresent(
                        institution -> {
                            var connection = Connection.to(institution.id(), institution.oauth());
                            var introduction = new Stage.SignIn(connection);
                            var chosen = OfferedInstitutions.chosen(institution);
                            if (!institution.isConnectable()) {
                                var refusal = Refusal.NOT_SUPPORTED;
                                move(session, new Stage.Error(connection, refusal), chosen);
                            } else if (institution.oauth()) {
                                move(session, introduction, chosen);
                            } else {
                                var shown = Screen.of(introduction).shown();
                                workers.begin(session, connection, chosen, shown);
                            }
                        });
    }

    /** Goes from the introduction of a bank to its own pages, or tries to sign in again. */
    public void begin(Session session) {
        switch (session.stage()) {
            case Stage.SignIn(var connection, _, _, _) -> workers.begin(session, connection);
            case Stage.Oauth(var connection, _, _, _) -> workers.begin(session, connection);
            case Stage.Error(var connection, var refusal) when refusal.canTryAgain() ->
                    workers.begin(session, connection);
            default -> {}
        }
    }

    /** Sends the filled login form. */
    public void signIn(Session session, Map<String, SecretText> values) {
        if (session.stage() instanceof Stage.Login(var connection, var round, var form, _)) {
            var typed = new HashMap<String, String>();
            for (var field : form.fields()) {
                var value = values.get(field.id());
                if (value != null && !field.secret() && value.reveal().length() <= LONGEST_KEPT) {
                    typed.put(field.id(), value.reveal());
                }
            }
            workers.load(
                            session,
                            connection.having(typed),
                            new Task.Answer(Attempted.CREDENTIALS),
                            new SessionEvent.CredentialsSubmitted(connection.institutionId()))
                    .ifPresent(
                            moved ->
                                    workers.answer(moved, round, new ConsumerInput.Fields(values)));
        }
    }

    /** Sends the answers to the bank's questions. */
    public void answer(Session session, Map<String, SecretText> answers) {
        if (session.stage() instanceof Stage.Mfa(var connection, var round, var challenges, _, _)) {
            workers.load(
                            session,
                            connection,
                            new Task.Answer(Attempted.MFA),
                            new SessionEvent.MfaAnswered(
                                    connection.institutionId(), MfaType.of(challenges)))
                    .ifPresent(
                            moved ->
                                    workers.answer(
                                            moved, round, new ConsumerInput.Answers(answers)));
        }
    }

    /** Asks the bank for another one-time code. */
    public void sendNewCode(Session session) {
        if (session.stage() instanceof Stage.Mfa(var connection, var round, _, _, var sendsNewCode)
                && sendsNewCode) {
            workers.load(session, connection, new Task.Answer(Attempted.NEW_CODE))
                    .ifPresent(moved -> workers.answer(moved, round, new ConsumerInput.NewCode()));
        }
    }

    /** The bank's page opens in place of the app. */
    public void openHere(Session session, SessionKey key) {
        switch (session.stage()) {
            case Stage.Oauth(var connection, var waiting, var page, _) ->
                    move(session, new Stage.Oauth(connection, waiting, page, key));
            case Stage.SignIn(var connection, _, var waiting, var page)
                    when waiting != null && page != null ->
                    move(session, new Stage.Oauth(connection, waiting, page, key));
            default -> {}
        }
    }

    /** The window with the bank's page was closed, or was not allowed to open. */
    public void leaveBank(Session session, Stage.Interruption why) {
        if (session.stage() instanceof Stage.Oauth(var connection, var waiting, var page, _)) {
            var blocked = why == Stage.Interruption.WINDOW_BLOCKED;
            move(
                    session,
                    new Stage.SignIn(connection, why, waiting, blocked ? page : null),
                    new SessionEvent.BankLeft(connection.institutionId()));
        }
    }

    /** The session that waits for what the bank's page has sent back, and from which bank. */
    public Optional<AwaitedReturn> awaited(Map<String, SecretText> query) {
        return connections
                .attemptOf(query)
                .flatMap(sessions::findByAttempt)
                .filter(session -> !partners.isDisabled(session.link().partner()))
                .flatMap(
                        session ->
                                session.stage() instanceof Stage.AwaitingReturn at
                                        ? Optional.of(new AwaitedReturn(session, at.connection()))
                                        : Optional.empty());
    }

    /** Takes what the bank's page has sent back by the consumer. */
    public void takeReturn(AwaitedReturn awaited, Map<String, SecretText> query) {
        workers.load(
                        awaited.session(),
                        awaited.connection(),
                        new Task.Answer(Attempted.CONSENT),
                        new SessionEvent.BackFromBank(awaited.connection().institutionId()))
                .ifPresent(moved -> workers.answer(moved, query));
    }

    /** Whoever has signed in at the bank does not want the session to get it: it never does. */
    public void refuseReturn(AwaitedReturn awaited) {
        var connection = awaited.connection();
        move(
                awaited.session(),
                new Stage.SignIn(connection, Stage.Interruption.WINDOW_CLOSED, null, null),
                new SessionEvent.BankLeft(connection.institutionId()));
    }

    /**
     * Shares the chosen accounts of a bank and none else of it.
     *
     * @param finish whether they are all that the consumer wants to share, where that may be
     * @return false when fewer or more are chosen than may be
     */
    public boolean share(Session session, Set<String> chosen, boolean finish) {
        if (!(session.stage() instanceof Stage.SelectAccounts(var connection, var first))) {
            return true;
        }
        var login = session.login(Objects.requireNonNull(connection.login()));
        var offered = accounts.list(login);
        var kept = offered.stream().filter(account -> chosen.contains(account.key().id())).toList();
        var rules = session.accountRules().among(offered.size());
        if (kept.size() < rules.minimum() || kept.size() > rules.maximum()) {
            return false;
        }
        chosenAccounts.share(session, connection, kept, finish && first);
        return true;
    }

    /** Gives the present bank up for another one. */
    public void searchAgain(Session session) {
        if (session.choosesBank() && !(session.stage() instanceof Stage.Landing)) {
            leave(session, new Stage.Search());
        }
    }

    /**
     * Goes back to an earlier screen, where that is possible.
     *
     * @return whether the session stands there
     */
    public boolean goBack(Session session, String screen, @Nullable String institutionId) {
        var there =
                BackNavigation.back(
                        session, screen, institutionId, () -> review.hasAccounts(session));
        there.ifPresent(stage -> leave(session, stage));
        return there.isPresent();
    }

    private void acceptTerms(Session session, Stage next) {
        sessions.acceptTerms(session, session.running().with(next), LegalPage.TERMS_VERSION);
    }

    private void acceptAndConnect(Session session, Institution institution) {
        var connection = Connection.to(institution.id(), institution.oauth());
        if (!banks.isReachable(session, institution) || !institution.isConnectable()) {
            acceptTerms(session, new Stage.Error(connection, Refusal.NOT_SUPPORTED));
        } else {
            acceptAndBegin(session, connection);
        }
    }

    private void acceptAndBegin(Session session, Connection connection) {
        sessions.acceptTerms(
                        session,
                        session.running().with(new Stage.Loading(connection, new Task.Begin())),
                        LegalPage.TERMS_VERSION)
                .ifPresent(workers::resume);
    }

    private void move(Session session, Stage next, SessionEvent... events) {
        sessions.move(session, session.running().with(next), events);
    }

    /** Moves on; what was found at a bank and not chosen is not kept. */
    private void leave(Session session, Stage next) {
        var moved = sessions.move(session, session.running().with(next));
        if (moved.isPresent() && session.stage() instanceof Stage.AtInstitution at) {
            sharing.discardUnchosen(session, at.connection());
        }
        if (next instanceof Stage.Loading) {
            moved.ifPresent(workers::resume);
        }
    }

    /** Where a borrower's part begins: with what is shared already, if anything is. */
    private Stage home(Session session) {
        return review.hasAccounts(session) ? new Stage.ReviewAccounts() : new Stage.Search();
    }

    private static String loginToFix(Link link) {
        return Objects.requireNonNull(link.details().institutionLoginId());
    }
}
