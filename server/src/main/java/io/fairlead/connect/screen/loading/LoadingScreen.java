package io.fairlead.connect.screen.loading;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connector.milestone.Milestone;
import io.fairlead.connector.milestone.Milestones;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the progress screen. Its words follow what has happened, and how long it has taken. */
@Component
public class LoadingScreen {

    /** What takes longer than banks usually do. */
    private static final Duration LONGER = Duration.ofSeconds(8);

    /** What takes so long that it is said how long it can take. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SessionFrames frames;
    private final SessionNames names;
    private final SessionLog log;
    private final DialogueQueue queue;
    private final Milestones milestones;
    private final Clock clock;

    LoadingScreen(
            SessionFrames frames,
            SessionNames names,
            SessionLog log,
            DialogueQueue queue,
            Milestones milestones,
            Clock clock) {
        this.frames = frames;
        this.names = names;
        this.log = log;
        this.queue = queue;
        this.milestones = milestones;
        this.clock = clock;
    }

    /**
     * What the screen says of a session that waits.
     *
     * @param heading the end of a text's key
     * @param done the end of a text's key; null while the bank has done nothing yet
     * @param accounts how many the bank has shown
     * @param hint the end of a text's key
     */
    private record Words(String heading, @Nullable String done, int accounts, String hint) {

        /** Tells these words from others. */
        String name() {
            return heading + "." + done + "." + accounts + "." + hint;
        }
    }

    public LoadingPage page(Visit.Running visit, Stage.Loading loading) {
        var bank = names.institution(loading.connection().institutionId());
        var texts = visit.texts();
        var words = words(visit.session(), loading);
        var done = words.done();
        return new LoadingPage(
                frames.of(visit, live -> live.waiting(visit.progress() + "&words=" + words.name())),
                bank,
                texts.get("loading." + words.heading(), bank.name(), words.accounts()),
                done == null ? null : texts.get("loading." + done, words.accounts()),
                texts.get("loading." + words.hint(), bank.name()),
                loading.task() instanceof Task.Approve approve ? approve.text() : null,
                visit.session().choosesBank() ? visit.page("/search-again") : null,
                visit.page("/loading"),
                visit.session().version());
    }

    /** Whether a screen with these words says what there is to say now. */
    public boolean isUpToDate(Session session, String shown) {
        return !(session.stage() instanceof Stage.Loading loading)
                || words(session, loading).name().equals(shown);
    }

    private Words words(Session session, Stage.Loading loading) {
        var reached = reached(session, loading);
        var accounts = reached.map(Milestone::accounts).orElse(null);
        return new Words(
                reached.isPresent()
                        ? accounts == null ? "accounts" : "nearlyThere"
                        : heading(loading.task()),
                reached.isEmpty() ? null : accounts == null ? "signedIn" : "found",
                accounts == null ? 0 : accounts,
                hint(session));
    }

    private Optional<Milestone> reached(Session session, Stage.Loading loading) {
        var login = loading.connection().login();
        return login == null || !(loading.task() instanceof Task.Answer)
                ? Optional.empty()
                : milestones.of(session.link().partner(), login);
    }

    private static String heading(Task task) {
        return switch (task) {
            case Task.Begin() -> "bank";
            case Task.Answer(var attempted) -> attempted == Attempted.MFA ? "mfa" : "signIn";
            case Task.Approve _ -> "approve";
            case Task.ListAccounts() -> "accounts";
        };
    }

    private String hint(Session session) {
        if (queue.contains(session.id())) {
            return "queued";
        }
        var waited = Duration.between(since(session), clock.instant());
        return waited.compareTo(LONG) >= 0
                ? "long"
                : waited.compareTo(LONGER) >= 0 ? "longer" : "soon";
    }

    /** When the session has come to where it waits. */
    private Instant since(Session session) {
        var timeline = log.timelineAsRead(session);
        return timeline.isEmpty() ? session.startedAt() : timeline.getLast().occurredAt();
    }
}
