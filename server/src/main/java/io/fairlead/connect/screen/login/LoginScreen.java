package io.fairlead.connect.screen.login;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Builds the institution's login form. */
@Component
public class LoginScreen {

    private final SessionFrames frames;
    private final SessionNames names;

    LoginScreen(SessionFrames frames, SessionNames names) {
        this.frames = frames;
        this.names = names;
    }

    public LoginPage page(Visit.Running visit, Stage.Login login) {
        return new LoginPage(
                frames.of(visit).backTo(visit.pageBefore(login)),
                names.institution(login.connection().institutionId()),
                login.form().fields(),
                login.typed(),
                login.repetition(),
                visit.page("/login"),
                visit.session().version());
    }
}
