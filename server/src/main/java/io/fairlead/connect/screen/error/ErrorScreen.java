package io.fairlead.connect.screen.error;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Refusal.Remedy;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Builds the screen that says why it does not go on. */
@Component
public class ErrorScreen {

    private final SessionFrames frames;
    private final SessionNames names;

    ErrorScreen(SessionFrames frames, SessionNames names) {
        this.frames = frames;
        this.names = names;
    }

    public ErrorPage page(Visit.Running visit, Stage.Error error) {
        var bank = names.institution(error.connection().institutionId());
        var ways = error.refusal().kind().ways();
        var searches = visit.session().choosesBank();
        return new ErrorPage(
                frames.of(visit).backTo(visit.pageBefore(error)),
                bank,
                error.refusal(),
                ways.contains(Remedy.TRY_AGAIN) ? visit.page("/sign-in") : null,
                searches && ways.contains(Remedy.OTHER_BANK) ? visit.page("/search-again") : null,
                ways.contains(Remedy.BANK_SITE) ? bank.site() : null,
                visit.session().version());
    }
}
