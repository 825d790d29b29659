package io.fairlead.sandbox.drive;

import io.fairlead.account.Accounts;
import io.fairlead.connect.DialogueWaits;
import io.fairlead.connect.SessionStart;
import io.fairlead.connect.screen.ReturnAddress;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connector.Visitors;
import io.fairlead.link.Link;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.Links;
import io.fairlead.session.OpenedSession;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.BrowserToken;
import io.fairlead.session.state.Screen;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.ReportRef;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Language;
import io.fairlead.spi.Visitor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes links to their ends without a browser. It opens a link as {@code connect.web} does, and
 * then does on each screen what a consumer would, by the same actions; so partners hear the same.
 */
@Service
public class LinkDrive {

    /** The screens that a drive can stop before. */
    public static final Set<String> SCREENS =
            Set.of(
                    "landing",
                    "borrowers",
                    "search",
                    "sign-in",
                    "login",
                    "mfa",
                    "oauth",
                    "error",
                    "select-accounts",
                    "review-accounts",
                    "nothing-to-fix");

    /** More than the longest way through a joint link has. */
    private static final int MOST_MOVES = 60;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);
    private static final Duration ONE_WAIT = Duration.ofSeconds(5);
    private static final String USER_AGENT = "Fairlead sandbox drive";

    private final Links links;
    private final SessionStart start;
    private final Sessions sessions;
    private final SessionLog log;
    private final DialogueWaits waits;
    private final Visitors visitors;
    private final Accounts accounts;
    private final ConsumerSteps steps;
    private final FairleadProperties fairlead;

    LinkDrive(
            Links links,
            SessionStart start,
            Sessions sessions,
            SessionLog log,
            DialogueWaits waits,
            Visitors visitors,
            Accounts accounts,
            ConsumerSteps steps,
            FairleadProperties fairlead) {
        this.links = links;
        this.start = start;
        this.sessions = sessions;
        this.log = log;
        this.waits = waits;
        this.visitors = visitors;
        this.accounts = accounts;
        this.steps = steps;
        this.fairlead = fairlead;
    }

    /**
     * Opens a link in a new browser, and goes on to its end, to the screen before which to stop, or
     * to where the consumer cannot go on.
     *
     * @throws io.fairlead.shared.api.ProblemException when it is no link, or one that leads nowhere
     */
    public DriveOutcome complete(DriveWish wish) {
        var browser = new Browser(List.of(BrowserToken.random()));
        var opened = open(wish.link(), browser);
        var driven = new Driven(wish, browser, opened.key());
        var stop = walk(driven, sessions.find(opened.key()).orElseThrow());
        return outcome(driven, sessions.find(opened.key()).orElseThrow(), stop.orElse(null));
    }

    private OpenedSession open(String url, Browser browser) {
        var query = url.substring(url.indexOf('?') + 1);
        return switch (links.open(query)) {
            case LinkOpening.Open(var link) ->
                    start(link, browser).orElseThrow(() -> closed(LinkOpening.Reason.REVOKED));
            case LinkOpening.Closed closed -> throw closed(closed.reason());
            case LinkOpening.Tampered _ -> throw Problem.RESOURCE_NOT_FOUND.exception();
        };
    }

    /** The button on the page of a mailed link is a POST, after which somebody is there. */
    private Optional<OpenedSession> start(Link link, Browser browser) {
        var details = link.details();
        var language = Language.of(details.presentation().language());
        return start.start(link, browser, details.origin() == LinkOrigin.EMAIL, language);
    }

    private static RuntimeException closed(LinkOpening.Reason reason) {
        var why =
                switch (reason) {
                    case EXPIRED -> "it has expired";
                    case USED -> "a session has used it up";
                    case REVOKED -> "it was revoked, or its customer was deleted";
                    case PARTNER_DISABLED -> "its partner is shut out";
                    case UNKNOWN -> "it is not in the database any more";
                };
        return Problem.LINK_LEADS_NOWHERE.exception(why);
    }

    private Optional<Stop> walk(Driven driven, Session opened) {
        var session = opened;
        for (var moves = 0; moves < MOST_MOVES; moves++) {
            session = settled(session);
            if (session.ending() != null || driven.stopsAt(Screen.of(session.stage()).name())) {
                return Optional.empty();
            }
            session = seen(session);
            var stop = steps.act(driven, session);
            if (stop.isPresent()) {
                return stop;
            }
            var now = sessions.current(session);
            if (now.version() == session.version()) {
                return Optional.of(unmoved(session, "Nothing that can be done here leads on"));
            }
            session = now;
        }
        return Optional.of(unmoved(session, "The way leads in a circle"));
    }

    private static Stop unmoved(Session session, String why) {
        return new Stop(
                Screen.of(session.stage()).name(),
                null,
                why,
                "Open the page of the session in a browser to see what it offers.");
    }

    /** The session once the bank has said what comes next. */
    private Session settled(Session session) {
        var now = session;
        var rounds = LONGEST_WAIT.dividedBy(ONE_WAIT);
        for (var i = 0; i < rounds && waits(now); i++) {
            now = waits.after(now, ONE_WAIT);
        }
        return now;
    }

    private static boolean waits(Session session) {
        return session.ending() == null && session.stage() instanceof Stage.Loading;
    }

    /** As the first POST of a page says that somebody sees the session. */
    private Session seen(Session session) {
        visitors.see(
                session.link().partner(),
                session.customer(),
                new Visitor(
                        InetAddress.getLoopbackAddress(),
                        USER_AGENT,
                        List.of(session.language().tag())));
        return sessions.show(session);
    }

    private DriveOutcome outcome(Driven driven, Session session, @Nullable Stop stop) {
        var screens = new ArrayList<String>();
        var shared = new LinkedHashSet<String>();
        var logins = new LinkedHashSet<String>();
        var reports = new ArrayList<ReportRef>();
        String portfolio = null;
        for (var entry : log.timeline(session)) {
            switch (entry.event()) {
                case SessionEvent.ScreenShown(var screen, _) -> screens.add(screen);
                case SessionEvent.AccountsAdded(_, var login, var added, _) -> {
                    logins.add(login);
                    shared.addAll(added);
                }
                case SessionEvent.CredentialsUpdated(_, var login, _, _) -> {
                    logins.add(login);
                    accounts.shared(session.link().partner(), session.link().customer()).stream()
                            .filter(account -> account.login().key().login().equals(login))
                            .forEach(account -> shared.add(account.key().id()));
                }
                case SessionEvent.ReportsOrdered(var id, var ordered, _) -> {
                    portfolio = id;
                    reports.addAll(ordered);
                }
                default -> {}
            }
        }
        var ending = session.ending();
        var redirect = session.link().details().presentation().redirectUri();
        return new DriveOutcome(
                session.id(),
                ending,
                ending == null ? Screen.of(session.stage()).name() : null,
                ending == null ? fairlead.publicUrl() + Visit.startOf(driven.key()) : null,
                screens,
                List.copyOf(shared),
                List.copyOf(logins),
                portfolio,
                reports,
                ending == null || redirect == null
                        ? null
                        : ReturnAddress.of(redirect, ending.code(), ending.reason()),
                stop);
    }
}
