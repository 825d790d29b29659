package io.fairlead.connect.screen.error;

import io.fairlead.connect.ReviewActions;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.error.ErrorPage.WayOn;
import io.fairlead.connect.screen.error.ErrorPage.WayOn.Kind;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.Refusal.Remedy;
import io.fairlead.session.state.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the screen that says why it does not go on. */
@Component
public class ErrorScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final ReviewActions review;

    ErrorScreen(SessionFrames frames, SessionNames names, ReviewActions review) {
        this.frames = frames;
        this.names = names;
        this.review = review;
    }

    public ErrorPage page(Visit.Running visit, Stage.Error error) {
        var bank = names.institution(error.connection().institutionId());
        return new ErrorPage(
                frames.of(visit).backTo(visit.pageBefore(error)),
                bank,
                error.refusal(),
                ways(visit, error, bank),
                visit.session().version());
    }

    private List<WayOn> ways(Visit.Running visit, Stage.Error error, InstitutionView bank) {
        var session = visit.session();
        var kind = error.refusal().kind();
        var linked = kind == Refusal.Kind.ALREADY_LINKED;
        var done = review.isDone(session);
        var chooses = session.choosesBank();
        var reviews = chooses && review.hasAccounts(session);
        return Stream.of(
                        when(done, () -> action(visit, "finish", "/submit")),
                        when(reviews && linked, () -> toReview(visit)),
                        when(kind.ways().contains(Remedy.BANK_SITE), () -> site(visit, bank)),
                        when(
                                kind.ways().contains(Remedy.TRY_AGAIN),
                                () -> action(visit, "tryAgain", "/sign-in")),
                        when(chooses, () -> action(visit, "otherBank", "/search-again")),
                        when(reviews && !linked, () -> toReview(visit)),
                        when(!chooses && !done, () -> action(visit, "return", "/exit")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<WayOn> when(boolean open, Supplier<@Nullable WayOn> way) {
        return open ? Optional.ofNullable(way.get()) : Optional.empty();
    }

    private WayOn action(Visit.Running visit, String text, String path) {
        var partner = names.partner(visit.session());
        return new WayOn(
                Kind.ACTION, visit.texts().get("error.ways." + text, partner), visit.page(path));
    }

    private static WayOn toReview(Visit.Running visit) {
        return new WayOn(
                Kind.SCREEN,
                visit.texts().get("error.ways.review"),
                visit.page("/review-accounts"));
    }

    private static @Nullable WayOn site(Visit.Running visit, InstitutionView bank) {
        return bank.site() == null
                ? null
                : new WayOn(
                        Kind.SITE,
                        visit.texts().get("error.ways.bankSite", bank.name()),
                        bank.site());
    }
}
