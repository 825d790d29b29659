package io.fairlead.console.link;

import io.fairlead.console.link.LinkPage.Why;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionTimeline;
import io.fairlead.session.state.TimelineEntry;
import java.util.List;
import java.util.Optional;

/** Says what stopped a consumer, and what a partner can do about it. */
final class Diagnosis {

    private Diagnosis() {}

    /** What stopped the latest session that somebody has seen; empty when nothing did. */
    static Optional<Why> of(List<SessionTimeline> sessions) {
        return sessions.stream()
                .filter(session -> session.shownAt() != null)
                .reduce((_, later) -> later)
                .flatMap(Diagnosis::of);
    }

    private static Optional<Why> of(SessionTimeline session) {
        var ending = session.ending();
        if (ending == Ending.COMPLETE) {
            return Optional.empty();
        }
        var refused = lastRefusal(session.entries());
        if (refused.isPresent()) {
            return Optional.of(of(refused.get()));
        }
        return ending == null ? Optional.empty() : Optional.of(of(ending, session.entries()));
    }

    /** The last refusal after which the consumer has shared nothing. */
    private static Optional<SessionEvent.Refused> lastRefusal(List<TimelineEntry> entries) {
        return entries.stream()
                .map(TimelineEntry::event)
                .filter(
                        event ->
                                event instanceof SessionEvent.Refused
                                        || event instanceof SessionEvent.AccountsAdded
                                        || event instanceof SessionEvent.CredentialsUpdated)
                .reduce((_, later) -> later)
                .filter(SessionEvent.Refused.class::isInstance)
                .map(SessionEvent.Refused.class::cast);
    }

    private static Why of(SessionEvent.Refused refused) {
        var bank = refused.institutionName();
        var code = refused.refusal().code();
        return new Why(
                "%s was refused: %s (code %d)."
                        .formatted(bank, what(refused.refusal().kind()), code),
                remedy(refused.refusal().kind()));
    }

    private static String what(Refusal.Kind kind) {
        return switch (kind) {
            case CREDENTIALS -> "the user name or the password was wrong";
            case TOO_MANY_TRIES -> "the password was wrong too often, so Fairlead asks no more";
            case USER_LOCKED -> "the bank has locked the consumer's access";
            case ACTION_AT_BANK -> "the consumer must do something on the bank's own site";
            case PASSWORD_EXPIRED -> "the password has expired";
            case LANGUAGE -> "the bank's pages are set to a language that cannot be read";
            case SIGN_ON_REFUSED -> "the bank let the consumer not in, and did not say why";
            case MFA_UNANSWERED -> "a question of the bank was not answered";
            case MFA_WRONG -> "the answer to the bank's question was wrong";
            case CODE_EACH_TIME -> "the bank sends a new code for every connection";
            case ANSWER_TOO_LATE -> "the time to answer was over";
            case CONSENT_MISSING -> "the bank has no consent of the consumer";
            case CONSENT_DENIED -> "the consumer cancelled on the bank's page";
            case SIGN_IN_AT_BANK -> "the bank wants the sign-in on its own page";
            case ACCESS_EXPIRED -> "the access that the bank had given is over";
            case ALREADY_LINKED -> "the accounts are shared already";
            case ACCOUNT_NOT_FOUND -> "the account that was connected is not behind this sign-in";
            case ACCOUNT_CLOSED -> "the account is closed";
            case ACCOUNT_UNAVAILABLE -> "the account is not offered any more";
            case NO_ELIGIBLE_ACCOUNTS -> "no account is of a kind that the experience asks for";
            case BANK_TROUBLE -> "the bank has a technical problem";
            case BUSY -> "the bank gets more requests than it takes";
            case NO_ANSWER -> "the bank gave no answer, or a broken one";
            case IN_WORK -> "the connection is being built or repaired";
            case MAINTENANCE -> "the bank is being maintained";
            case DOWN -> "the connection is out of order";
            case SOME_USERS -> "the connection fails for some users, this one among them";
            case NOT_SUPPORTED -> "this bank cannot be connected";
            case FAULT -> "Fairlead met an error of its own";
        };
    }

    private static String remedy(Refusal.Kind kind) {
        return switch (kind) {
            case CREDENTIALS, MFA_UNANSWERED, MFA_WRONG, ANSWER_TOO_LATE, CODE_EACH_TIME ->
                    "The consumer can try again with the same link.";
            case TOO_MANY_TRIES, USER_LOCKED, ACTION_AT_BANK, PASSWORD_EXPIRED, LANGUAGE ->
                    "The consumer settles it on the bank's own site, and opens the link again.";
            case SIGN_ON_REFUSED, BANK_TROUBLE, BUSY, NO_ANSWER, SOME_USERS ->
                    "Let the consumer try again later; see the institution's page for others'"
                            + " failures.";
            case MAINTENANCE, IN_WORK, DOWN ->
                    "Wait until the institution works again, or offer another way to prove the"
                            + " accounts.";
            case CONSENT_MISSING, CONSENT_DENIED, SIGN_IN_AT_BANK, ACCESS_EXPIRED ->
                    "The consumer opens the link again and allows it on the bank's page; for a login"
                            + " that is shared already, make a Fix link.";
            case ALREADY_LINKED -> "Nothing is to be done; the customer's accounts are there.";
            case ACCOUNT_NOT_FOUND, ACCOUNT_CLOSED, ACCOUNT_UNAVAILABLE ->
                    "Delete the login and let the consumer link again with a Full link.";
            case NO_ELIGIBLE_ACCOUNTS ->
                    "Ask for another bank, or let the experience allow more kinds of accounts.";
            case NOT_SUPPORTED -> "The consumer chooses another bank.";
            case FAULT -> "Look into the server's log at this time, and report it.";
        };
    }

    private static Why of(Ending ending, List<TimelineEntry> entries) {
        var where = lastScreen(entries);
        return switch (ending) {
            case COMPLETE, NOTHING_TO_FIX ->
                    new Why("Nothing was to be fixed: the login works.", "No link is needed.");
            case EXIT ->
                    new Why(
                            "The consumer chose to leave%s.".formatted(where),
                            "The link can be opened again while it is open. The funnel shows whether"
                                    + " others leave there, too.");
            case TIMEOUT ->
                    new Why(
                            "The consumer did nothing for too long%s.".formatted(where),
                            "The link can be opened again while it is open.");
            case LINK_USED ->
                    new Why(
                            "Another session has used this link, which is for a single use.",
                            "Make a new link if more accounts are wanted.");
            case LINK_REVOKED -> new Why("The link was revoked.", "Make a new link.");
            case CUSTOMER_DELETED ->
                    new Why("The customer was deleted.", "Make a customer and a new link.");
            case INVALID_SDK ->
                    new Why(
                            "What shows Connect does not say that it is an SDK Fairlead knows.",
                            "Use the vendor's SDK, or open the link in a browser.");
        };
    }

    private static String lastScreen(List<TimelineEntry> entries) {
        return entries.stream()
                .map(TimelineEntry::event)
                .filter(SessionEvent.ScreenShown.class::isInstance)
                .map(event -> " on the screen " + ((SessionEvent.ScreenShown) event).screen())
                .reduce("", (_, later) -> later);
    }
}
