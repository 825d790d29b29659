package io.fairlead.connect.screen.mfa;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Builds the institution's questions. */
@Component
public class MfaScreen {

    private final SessionFrames frames;
    private final SessionNames names;

    MfaScreen(SessionFrames frames, SessionNames names) {
        this.frames = frames;
        this.names = names;
    }

    public MfaPage page(Visit.Running visit, Stage.Mfa mfa) {
        return new MfaPage(
                frames.of(visit).backTo(visit.pageBefore(mfa)),
                names.institution(mfa.connection().institutionId()),
                mfa.challenges(),
                visit.page("/mfa"),
                visit.session().version());
    }
}
