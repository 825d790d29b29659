package io.fairlead.connect.screen.returned;

import static io.fairlead.connect.screen.sample.SampleScene.TO;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.returned.ReturnedPage.Fate;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class ReturnedSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private ReturnedSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new ReturnedSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        add("returned", new ReturnedPage(scene.closed(), Fate.TAKEN, null));
        add("returned-unknown", new ReturnedPage(scene.closed(), Fate.UNKNOWN, null));
        add("returned-refused", new ReturnedPage(scene.closed(), Fate.REFUSED, null));
        add("returned-onward", new ReturnedPage(scene.closed(), Fate.TAKEN, TO + "oauth"));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
