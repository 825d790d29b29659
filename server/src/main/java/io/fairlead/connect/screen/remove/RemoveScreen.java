package io.fairlead.connect.screen.remove;

import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.reviewaccounts.ReviewAccountsScreen;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Builds the question whether to remove an institution. */
@Component
public class RemoveScreen {

    private final SessionFrames frames;
    private final ReviewAccountsScreen review;

    RemoveScreen(SessionFrames frames, ReviewAccountsScreen review) {
        this.frames = frames;
        this.review = review;
    }

    /** The question for a shared login; none when the login is not shared. */
    public Optional<RemovePage> page(Visit.Running visit, String login) {
        return review.shared(visit).stream()
                .filter(shared -> shared.login().equals(login))
                .findFirst()
                .map(
                        shared ->
                                new RemovePage(
                                        frames.of(visit),
                                        shared,
                                        visit.page("/review-accounts"),
                                        visit.session().version()));
    }
}
