package io.fairlead.connect.screen.signin;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Builds the screen that says what comes next at the institution. */
@Component
public class SignInScreen {

    private final SessionFrames frames;
    private final SessionNames names;

    SignInScreen(SessionFrames frames, SessionNames names) {
        this.frames = frames;
        this.names = names;
    }

    public SignInPage page(Visit.Running visit, Stage.SignIn signIn) {
        var connection = signIn.connection();
        return new SignInPage(
                frames.of(visit).backTo(visit.page("/search")),
                names.institution(connection.institutionId()),
                names.partner(visit.session()),
                signIn.interruption(),
                visit.page("/sign-in"),
                signIn.page() == null ? null : visit.page("/oauth/here"),
                visit.session().version(),
                visit.page("/terms"),
                visit.page("/privacy"));
    }
}
