package io.fairlead.connect.screen.remove;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;

import io.fairlead.connect.screen.reviewaccounts.ReviewAccountsSamples;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.List;

/** The screen with sample content. */
public final class RemoveSamples {

    private RemoveSamples() {}

    /** The one sample of the screen. */
    public static List<Sample> of(SampleScene scene) {
        return List.of(
                Sample.of(
                        "remove",
                        new RemovePage(
                                scene.frame(),
                                ReviewAccountsSamples.shared(
                                        scene, "1", SampleScene.INSTITUTIONS.get(2), 2, false),
                                TO + "review-accounts",
                                VERSION)));
    }
}
