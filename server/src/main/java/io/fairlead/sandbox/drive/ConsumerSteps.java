package io.fairlead.sandbox.drive;

import static java.util.stream.Collectors.toSet;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connect.ConsumerActions;
import io.fairlead.connect.OfferedInstitutions;
import io.fairlead.connect.ReviewActions;
import io.fairlead.connector.input.GivenInput;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.sandbox.Demo;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.Screen;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Repetition;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.MessageKey;
import io.fairlead.shared.page.Texts;
import io.fairlead.spi.SecretText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a played consumer does on each screen: the actions behind its buttons, and no others. */
@Component
class ConsumerSteps {

    /** As many as the first page of a search shows. */
    private static final int SHOWN = 20;

    private static final Texts ENGLISH = Texts.of(Language.EN);

    private final Sessions sessions;
    private final SessionLog log;
    private final ConsumerActions actions;
    private final ReviewActions review;
    private final OfferedInstitutions offered;
    private final Institutions institutions;
    private final Accounts accounts;
    private final BankVisit bank;

    ConsumerSteps(
            Sessions sessions,
            SessionLog log,
            ConsumerActions actions,
            ReviewActions review,
            OfferedInstitutions offered,
            Institutions institutions,
            Accounts accounts,
            BankVisit bank) {
        this.sessions = sessions;
        this.log = log;
        this.actions = actions;
        this.review = review;
        this.offered = offered;
        this.institutions = institutions;
        this.accounts = accounts;
        this.bank = bank;
    }

    /**
     * Does what leads on from the screen at which the session stands.
     *
     * @return why nothing does; empty when something was done
     */
    Optional<Stop> act(Driven driven, Session session) {
        return switch (session.stage()) {
            case Stage.Landing() -> done(() -> accept(driven, session));
            case Stage.Borrowers() -> done(() -> openNextPart(session));
            case Stage.Search() -> search(driven, session);
            case Stage.SignIn _ -> done(() -> actions.begin(session));
            case Stage.Loading _ ->
                    stop(
                            session,
                            null,
                            "The bank has not answered yet",
                            "Look whether a fault makes the bank stall, or go on later.");
            case Stage.Login login -> signIn(driven, session, login);
            case Stage.Mfa mfa -> answer(driven, session, mfa);
            case Stage.Oauth(_, _, var page, _) ->
                    switch (bank.allow(page, driven.consumer(session))) {
                        case BankVisit.VisitEnd.Back(var query) ->
                                done(() -> comeBack(driven, query));
                        case BankVisit.VisitEnd.Kept(var why) ->
                                stop(
                                        session,
                                        null,
                                        why,
                                        "Give a user of that bank: the password of a profile, such"
                                                + " as profile_03, or demo and go.");
                    };
            case Stage.Error(var connection, var refusal) ->
                    review.isDone(session)
                            ? done(() -> review.submit(session))
                            : refused(session, connection.institutionId(), refusal);
            case Stage.SelectAccounts choosing -> share(driven, session, choosing);
            case Stage.ReviewAccounts() -> done(() -> goOnFromReview(session));
            case Stage.NothingToFix _ -> done(() -> sessions.leave(session, Ending.NOTHING_TO_FIX));
        };
    }

    private void accept(Driven driven, Session session) {
        actions.accept(session, driven.browser(), new Browser(List.of()));
    }

    private void openNextPart(Session session) {
        var finished = session.running().finished();
        IntStream.range(0, session.customers().size())
                .filter(part -> !finished.contains(part))
                .findFirst()
                .ifPresentOrElse(
                        part -> actions.openPart(session, part), () -> review.submit(session));
    }

    /** Types the bank's name, as the search wants it, and takes the bank of the wanted id. */
    private Optional<Stop> search(Driven driven, Session session) {
        var wanted =
                Objects.requireNonNullElse(
                        driven.consumer(session).institutionId(), Demo.INSTITUTION);
        var institution = institutions.find(wanted);
        institution.ifPresent(
                found -> {
                    var page = offered.search(session, found.name(), SHOWN);
                    log.recordSearch(session, found.name(), page.found());
                    actions.choose(sessions.current(session), found.id());
                });
        return institution.isPresent() && hasMoved(session)
                ? Optional.empty()
                : stop(
                        session,
                        null,
                        "No bank with the id " + wanted + " is offered to this link",
                        "Give another institutionId. Testing customers are offered simulated banks"
                                + " only, and experiences may leave banks out.");
    }

    private Optional<Stop> signIn(Driven driven, Session session, Stage.Login login) {
        if (login.repetition() == Repetition.REFUSED) {
            return refusedBefore(session, login.connection().institutionId());
        }
        var consumer = driven.consumer(session);
        var values =
                GivenInput.fields(
                        login.form(),
                        field ->
                                new SecretText(
                                        field.secret()
                                                ? consumer.password().reveal()
                                                : consumer.userid()));
        if (!GivenInput.tooLong(login.form(), values).isEmpty()) {
            return stop(
                    session,
                    null,
                    "The bank's form takes no user name or password of that length",
                    "Give a shorter one.");
        }
        return done(() -> actions.signIn(session, values));
    }

    private Optional<Stop> answer(Driven driven, Session session, Stage.Mfa mfa) {
        if (mfa.repetition() == Repetition.REFUSED && !driven.hasAnswer(session)) {
            return refusedBefore(session, mfa.connection().institutionId());
        }
        var given =
                GivenInput.answers(
                        mfa.challenges(),
                        place ->
                                new SecretText(
                                        driven.hasAnswer(session)
                                                ? driven.nextAnswer(session)
                                                : KnownAnswers.to(mfa.challenges().get(place))));
        return GivenInput.isComplete(mfa.challenges(), given)
                ? done(() -> actions.answer(session, given))
                : stop(
                        session,
                        null,
                        "A question of the bank is left without an answer",
                        "Give answers that are not blank, or none at all.");
    }

    /** The bank sends the browser to the server, which finds the session by the query. */
    private void comeBack(Driven driven, Map<String, SecretText> query) {
        actions.awaited(query)
                .filter(awaited -> awaited.session().isHeldBy(driven.browser()))
                .ifPresent(awaited -> actions.takeReturn(awaited, query));
    }

    private Optional<Stop> share(Driven driven, Session session, Stage.SelectAccounts choosing) {
        var login = session.login(Objects.requireNonNull(choosing.connection().login()));
        var all = accounts.list(login);
        var wanted = driven.consumer(session).accounts();
        var rules = session.accountRules().among(all.size());
        var chosen =
                wanted.isEmpty()
                        ? all.stream().limit(rules.maximum()).toList()
                        : all.stream().filter(account -> isAmong(wanted, account)).toList();
        var ids = chosen.stream().map(account -> account.key().id()).collect(toSet());
        return actions.share(session, ids, false) && hasMoved(session)
                ? Optional.empty()
                : stop(
                        session,
                        null,
                        "%d of the accounts on offer are chosen, and %d to %d must be"
                                .formatted(ids.size(), rules.minimum(), rules.maximum()),
                        "On offer are: "
                                + String.join(", ", all.stream().map(ConsumerSteps::shown).toList())
                                + ".");
    }

    private static String shown(Account account) {
        return account.name() + " (" + account.atBank().type() + ")";
    }

    private static boolean isAmong(List<String> wanted, Account account) {
        var names = List.of(account.key().id(), account.atBank().type(), account.name());
        return wanted.stream().anyMatch(name -> names.stream().anyMatch(name::equalsIgnoreCase));
    }

    /** Looks for the bank first, where what is shared was shared before. */
    private void goOnFromReview(Session session) {
        var sharedHere =
                log.timeline(session).stream()
                        .filter(entry -> entry.customer().equals(session.customer()))
                        .anyMatch(entry -> entry.event() instanceof SessionEvent.AccountsAdded);
        if (sharedHere) {
            review.submit(session);
        } else {
            actions.searchAgain(session);
        }
    }

    /** The bank has refused what was given last, and asks for it once more. */
    private Optional<Stop> refusedBefore(Session session, String institution) {
        return log.timeline(session).reversed().stream()
                .map(TimelineEntry::event)
                .flatMap(
                        event ->
                                event instanceof SessionEvent.Refused(_, _, var refusal, _)
                                        ? Optional.of(refusal).stream()
                                        : Optional.<Refusal>empty().stream())
                .findFirst()
                .map(refusal -> refused(session, institution, refusal))
                .orElseGet(
                        () ->
                                stop(
                                        session,
                                        null,
                                        "The bank asks once more",
                                        "Give other answers."));
    }

    private Optional<Stop> refused(Session session, String institution, Refusal refusal) {
        var name =
                institutions
                        .find(institution)
                        .map(Institution::name)
                        .orElseGet(() -> ENGLISH.get("error.bank"));
        var key = "error." + MessageKey.of(refusal.kind());
        return stop(
                session,
                refusal.code(),
                ENGLISH.get(key + ".heading", name),
                ENGLISH.get(key + ".text", name));
    }

    private boolean hasMoved(Session session) {
        var now = sessions.current(session);
        return now.ending() != null || now.version() > session.version();
    }

    private static Optional<Stop> done(Runnable action) {
        action.run();
        return Optional.empty();
    }

    private static Optional<Stop> stop(
            Session session, @Nullable Integer code, String reason, String help) {
        return Optional.of(new Stop(Screen.of(session.stage()).name(), code, reason, help));
    }
}
