package io.fairlead.connect.screen.reviewaccounts;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class ReviewAccountsSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private ReviewAccountsSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new ReviewAccountsSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        review("one", "", List.of(shared(scene, "1", "FinBank", 1, false)));
        var three =
                List.of(
                        shared(scene, "1", "FinBank", 3, false),
                        shared(scene, "2", SampleScene.INSTITUTIONS.get(2), 2, true),
                        shared(scene, "3", SampleScene.INSTITUTIONS.get(4), 1, false));
        review("three", "", three);
        review("removed", "", List.of(shared(scene, "1", "FinBank", 1, false)));
        review("borrower", "Alexandra", List.of(shared(scene, "1", "FinBank", 2, false)));
    }

    private void review(String name, String borrower, List<ReviewAccountsPage.SharedBank> banks) {
        add(
                "review-" + name,
                new ReviewAccountsPage(
                        scene.framed(),
                        borrower,
                        scene.brand().partner(),
                        banks,
                        name.equals("removed")
                                ? institution(SampleScene.INSTITUTIONS.get(1))
                                : null,
                        TO + "search",
                        scene.consentFacts(),
                        TO + "search",
                        TO + "submit",
                        VERSION));
    }

    /** A shared login. */
    public static ReviewAccountsPage.SharedBank shared(
            SampleScene scene, String login, String bank, int accounts, boolean broken) {
        return new ReviewAccountsPage.SharedBank(
                login,
                institution(bank),
                scene.rows(accounts),
                broken,
                false,
                TO + "manage",
                TO + "repair",
                TO + "remove",
                TO + "remove/" + login);
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
