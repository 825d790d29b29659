package io.fairlead.connect.screen.loading;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Task;
import org.springframework.stereotype.Component;

/** Builds the progress screen. */
@Component
public class LoadingScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final DialogueQueue queue;

    LoadingScreen(SessionFrames frames, SessionNames names, DialogueQueue queue) {
        this.frames = frames;
        this.names = names;
        this.queue = queue;
    }

    public LoadingPage page(Visit.Running visit, Stage.Loading loading) {
        var bank = names.institution(loading.connection().institutionId());
        var task = loading.task();
        var key =
                switch (task) {
                    case Task.Begin() -> "bank";
                    case Task.Answer(var attempted) ->
                            switch (attempted) {
                                case MFA -> "mfa";
                                default -> "signIn";
                            };
                    case Task.Approve _ -> "approve";
                    case Task.ListAccounts() -> "accounts";
                };
        return new LoadingPage(
                frames.of(visit, live -> live.waiting(visit.progress())),
                bank,
                visit.texts().get("loading." + key, bank.name()),
                queue.contains(visit.session().id()),
                task instanceof Task.Approve approve ? approve.text() : null,
                visit.session().choosesBank() ? visit.page("/search-again") : null,
                visit.page("/loading"),
                visit.session().version());
    }
}
