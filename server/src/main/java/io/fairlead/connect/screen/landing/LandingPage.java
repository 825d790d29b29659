package io.fairlead.connect.screen.landing;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.Initial;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.experience.ExperienceSettings.Wording;
import io.fairlead.shared.page.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The first screen of the Connect app, which says who asks for what and why. Template {@code
 * session/landing}.
 *
 * @param partnerName who asks, as the consumer knows them
 * @param icon the path of the partner's picture; null where the first letter stands for it
 * @param wording the partner's own words
 * @param request what the link was made for
 * @param facts what is agreed to by going on
 * @param nextAction accepts the terms, takes {@code version}
 * @param opensBank whether the bank's own page opens in a window next
 * @param termsPage the path of the terms of use
 * @param privacyPage the path of the privacy notice
 */
public record LandingPage(
        Frame frame,
        String partnerName,
        @Nullable String icon,
        Wording wording,
        Request request,
        ConsentFacts facts,
        String nextAction,
        int version,
        boolean opensBank,
        String termsPage,
        String privacyPage)
        implements ScreenPage {
    /** What the consumer is asked for. */
    public sealed interface Request {
        /** Any bank, any accounts. */
        record Full() implements Request {}

        /** Two borrowers, any bank each. */
        record JointBorrower() implements Request {}

        /** The accounts at one institution. */
        record Lite(String institutionName) implements Request {}

        /** An existing connection that must be renewed. */
        record Fix(String institutionName) implements Request {}
    }

    /** The first letter of the partner's name, which stands for a logo. */
    public String initial() {
        return Initial.of(partnerName);
    }

    /** The heading of the screen. */
    public String heading() {
        var headline = wording.headline();
        return headline == null ? ofRequest("heading") : headline;
    }

    /** Who asks for what, and who makes the connection. */
    public String introduction() {
        return ofRequest("text");
    }

    /** The heading of the list of shared data. */
    public String sharedHeading() {
        return ofRequest("shared");
    }

    /** What leaving early means. */
    public String leaving() {
        return ofRequest("leaving");
    }

    private String ofRequest(String part) {
        var texts = frame.texts();
        return switch (request) {
            case Request.Full() -> texts.get("landing.full." + part, partnerName);
            case Request.JointBorrower() -> texts.get("landing.jointBorrower." + part, partnerName);
            case Request.Lite(String institution) ->
                    texts.get("landing.lite." + part, partnerName, institution);
            case Request.Fix(String institution) ->
                    texts.get("landing.fix." + part, partnerName, institution);
        };
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.LANDING;
    }
}
