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

    /** The questions as the bank asks them. */
    public MfaPage page(Visit.Running visit, Stage.Mfa mfa) {
        return page(visit, mfa, false);
    }

    /** The questions once more, because one was left without an answer. */
    public MfaPage pageAgain(Visit.Running visit, Stage.Mfa mfa) {
        return page(visit, mfa, true);
    }

    private MfaPage page(Visit.Running visit, Stage.Mfa mfa, boolean incomplete) {
        return new MfaPage(
                frames.of(visit).backTo(visit.pageBefore(mfa)),
                names.institution(mfa.connection().institutionId()),
                mfa.challenges(),
                mfa.repetition(),
                incomplete,
                visit.page("/mfa"),
                mfa.sendsNewCode() ? visit.page("/mfa/new-code") : null,
                visit.session().version());
    }
}
