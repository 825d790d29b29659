package io.fairlead.session;

import io.fairlead.connector.LoginKey;
import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceSettings;
import io.fairlead.experience.ExperienceSettings.AccountRules;
import io.fairlead.link.Link;
import io.fairlead.link.LinkType;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.BrowserHash;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Host;
import io.fairlead.session.state.SessionState;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.page.Language;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's way through Connect.
 *
 * @param link the link it was opened with
 * @param version counts the moves of its state
 * @param state where it stands; null once it has ended
 * @param events how many events its timeline had when it was read
 * @param expiresAt when it ends unless the consumer does something
 * @param ending how it ended; null while it goes on
 * @param host the SDK that shows it, if one does
 * @param experience the version it began with; null in the plain app
 * @param browser the browser that holds it
 * @param language of its pages
 * @param shown whether a browser has shown a page of it to somebody; nobody is told of it before
 */
public record Session(
        UUID id,
        Link link,
        int version,
        @Nullable SessionState state,
        int events,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Ending ending,
        @Nullable Host host,
        @Nullable Experience experience,
        BrowserHash browser,
        Language language,
        boolean shown) {

    /** Where a running session stands. */
    public SessionState running() {
        return Objects.requireNonNull(state, "The session has ended");
    }

    public Stage stage() {
        return running().stage();
    }

    /** Whether this browser holds the session, and is not another one that knows its address. */
    public boolean isHeldBy(Browser visiting) {
        return visiting.hashes(link.id()).contains(browser);
    }

    /** Whose accounts are shared now. */
    public CustomerId customer() {
        return state == null ? link.customer() : customerOf(state.part());
    }

    /** Who takes part in the given part. */
    public CustomerId customerOf(int part) {
        var joint = link.details().jointBorrower();
        return part == 0 || joint == null ? link.customer() : new CustomerId(joint.customerId());
    }

    /** All who take part. */
    public List<CustomerId> customers() {
        return link.customers();
    }

    public LoginKey login(String login) {
        return new LoginKey(link.partner(), customer(), login);
    }

    /** The same session as if it stood elsewhere. */
    public Session in(SessionState other) {
        return changed(version, other, events, expiresAt, null, shown);
    }

    /** The session after its next move. */
    Session moved(SessionState next, int allEvents, Instant nextExpiry) {
        return changed(version + 1, next, allEvents, nextExpiry, null, shown);
    }

    /** The same session, of which somebody has seen a page. */
    Session whenShown() {
        return changed(version, state, events, expiresAt, ending, true);
    }

    /** The session after its end. */
    Session ended(Ending how, int allEvents) {
        return changed(version + 1, null, allEvents, expiresAt, how, shown);
    }

    private Session changed(
            int next,
            @Nullable SessionState to,
            int allEvents,
            Instant expiry,
            @Nullable Ending how,
            boolean seen) {
        return new Session(
                id,
                link,
                next,
                to,
                allEvents,
                startedAt,
                expiry,
                how,
                host,
                experience,
                browser,
                language,
                seen);
    }

    /** The rules of its experience. */
    public ExperienceSettings settings() {
        return experience == null ? ExperienceSettings.PLAIN : experience.settings();
    }

    /** Which accounts of a bank may be shared, and how many. Fix repairs what was shared before. */
    public AccountRules accountRules() {
        return link.details().type() == LinkType.FIX ? AccountRules.ANY : settings().accounts();
    }

    /** Whether the consumer chooses from the accounts of a bank. */
    public boolean choosesAccounts() {
        return choosesBank()
                || (link.details().type() == LinkType.LITE && accountRules().chosenInLite());
    }

    /** Whether the consumer chooses the bank. */
    public boolean choosesBank() {
        return isJoint() || link.details().type() == LinkType.FULL;
    }

    public boolean isJoint() {
        return link.details().type() == LinkType.JOINT_BORROWER;
    }
}
