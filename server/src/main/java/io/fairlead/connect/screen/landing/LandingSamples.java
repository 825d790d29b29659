package io.fairlead.connect.screen.landing;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.landing.LandingPage.Request;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.experience.ExperienceSettings.Wording;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class LandingSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private LandingSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new LandingSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        var own =
                scene.brand()
                        .settings()
                        .texts()
                        .getOrDefault(scene.texts().language(), Wording.NONE);
        landing("full", own, new Request.Full());
        landing("joint-borrower", own, new Request.JointBorrower());
        landing("lite", own, new Request.Lite(SampleScene.INSTITUTIONS.get(2)));
        landing("fix", Wording.NONE, new Request.Fix("FinBank"));
    }

    private void landing(String name, Wording wording, Request request) {
        add(
                "landing-" + name,
                new LandingPage(
                        scene.frame(),
                        scene.brand().partner(),
                        scene.brand().icon(),
                        wording,
                        request,
                        scene.consentFacts(),
                        TO + "landing",
                        VERSION,
                        false,
                        TO + "terms",
                        TO + "privacy"));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
