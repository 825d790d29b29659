package io.fairlead.connect.screen.legal;

import static io.fairlead.connect.screen.sample.SampleScene.TO;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.shared.page.Frame;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class LegalSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private LegalSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new LegalSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        add("terms", LegalPage.terms(scene.frame(), TO + "landing"));
        add("privacy", LegalPage.privacy(Frame.closed(scene.texts()), null));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
