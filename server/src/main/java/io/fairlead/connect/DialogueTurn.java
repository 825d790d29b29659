package io.fairlead.connect;

import io.fairlead.account.Account;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.input.Question;
import io.fairlead.session.Session;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.MfaType;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.AttemptRound;
import io.fairlead.session.state.Stage.Repetition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a bank was asked on behalf of a session.
 *
 * @param attempted what it was asked for
 */
record DialogueTurn(Session session, Connection connection, Attempted attempted) {

    DialogueTurn with(Connection changed) {
        return new DialogueTurn(session, changed, attempted);
    }

    /** The same, now that the consumer has proved to be the one who has signed in elsewhere. */
    DialogueTurn provedToBeTheSame() {
        var proved = session.in(session.running().onceProved());
        return new DialogueTurn(proved, connection, attempted);
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
            case BEGINNING, NEW_CODE, CONSENT, SHARING -> List.of();
        };
    }

    /** Where the consumer stands who has to answer a bank's further question. */
    Stage.Mfa furtherQuestion(AttemptRound round, Question.Mfa question) {
        return new Stage.Mfa(
                connection,
                round,
                question.challenges(),
                repetition(question),
                question.sendsNewCode());
    }

    /** Why the bank asks once more, if it does. */
    private @Nullable Repetition repetition(Question.Mfa question) {
        if (question.refused()) {
            return Repetition.REFUSED;
        }
        return attempted == Attempted.NEW_CODE ? Repetition.NEW_CODE : null;
    }

    /** That the bank asks further. */
    SessionEvent asked(Question.Mfa question) {
        return new SessionEvent.MfaAsked(
                connection.institutionId(), MfaType.of(question.challenges()));
    }

    /** That the bank has shown these accounts. */
    SessionEvent discovered(List<Account> found) {
        return new SessionEvent.AccountsDiscovered(
                connection.institutionId(),
                login().login(),
                found.stream().map(account -> account.key().id()).toList(),
                connection.oauth());
    }
}
