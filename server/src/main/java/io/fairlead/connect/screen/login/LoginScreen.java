package io.fairlead.connect.screen.login;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.institution.TestUsers;
import io.fairlead.session.Session;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Stage;
import io.fairlead.spi.SecretText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Builds the institution's login form. */
@Component
public class LoginScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final TestUsers testUsers;

    LoginScreen(SessionFrames frames, SessionNames names, TestUsers testUsers) {
        this.frames = frames;
        this.names = names;
        this.testUsers = testUsers;
    }

    /** The form as the bank asks for it. */
    public LoginPage page(Visit.Running visit, Stage.Login login) {
        return page(visit, login, login.connection().typed(), Set.of());
    }

    /**
     * The form once more, because the bank does not take as much as was typed. Passwords are typed
     * anew.
     *
     * @param tooLong the ids of those fields
     */
    public LoginPage pageAgain(
            Visit.Running visit,
            Stage.Login login,
            Map<String, SecretText> values,
            Set<String> tooLong) {
        var typed = new HashMap<String, String>();
        for (var field : login.form().fields()) {
            var value = values.get(field.id());
            if (value != null && !field.secret()) {
                typed.put(field.id(), value.reveal());
            }
        }
        return page(visit, login, typed, tooLong);
    }

    private LoginPage page(
            Visit.Running visit,
            Stage.Login login,
            Map<String, String> typed,
            Set<String> tooLong) {
        return new LoginPage(
                frames.of(visit).backTo(visit.pageBefore(login)),
                names.institution(login.connection().institutionId()),
                names.partner(visit.session()),
                next(visit.session(), login.connection()),
                login.form().fields(),
                typed,
                tooLong.isEmpty() ? login.repetition() : null,
                tooLong,
                testUsers.of(login.connection().institutionId()),
                visit.page("/login"),
                visit.page("/terms"),
                visit.page("/privacy"),
                visit.session().version());
    }

    private static LoginPage.Next next(Session session, Connection connection) {
        if (connection.repair()) {
            return LoginPage.Next.RENEWED;
        }
        return session.choosesAccounts() ? LoginPage.Next.CHOICE : LoginPage.Next.ALL_SHARED;
    }
}
