package io.fairlead.connect.screen.nothingtofix;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Builds the screen of a login that works. */
@Component
public class NothingToFixScreen {

    private final SessionFrames frames;
    private final SessionNames names;

    NothingToFixScreen(SessionFrames frames, SessionNames names) {
        this.frames = frames;
        this.names = names;
    }

    public NothingToFixPage page(Visit.Running visit, Stage.NothingToFix stage) {
        return new NothingToFixPage(
                frames.of(visit),
                names.institution(stage.connection().institutionId()),
                names.partner(visit.session()),
                visit.page("/exit"));
    }
}
