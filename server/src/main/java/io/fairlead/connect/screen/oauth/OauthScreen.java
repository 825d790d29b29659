package io.fairlead.connect.screen.oauth;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Builds the screen that waits while the consumer is on the institution's page. */
@Component
public class OauthScreen {

    private final SessionFrames frames;
    private final SessionNames names;

    OauthScreen(SessionFrames frames, SessionNames names) {
        this.frames = frames;
        this.names = names;
    }

    public OauthPage page(Visit.Running visit, Stage.Oauth oauth) {
        var page = oauth.page().toString();
        var frame =
                frames.of(visit, live -> live.waiting(visit.progress()).atBank(page))
                        .backTo(visit.pageBefore(oauth));
        return new OauthPage(
                frame,
                names.institution(oauth.connection().institutionId()),
                page,
                visit.page("/sign-in"),
                visit.page("/oauth/here"),
                visit.page("/oauth"),
                visit.session().version());
    }
}
