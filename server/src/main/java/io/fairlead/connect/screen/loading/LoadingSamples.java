package io.fairlead.connect.screen.loading;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class LoadingSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private LoadingSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new LoadingSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        for (var leave : List.of("without", "with")) {
            add(
                    "loading-" + leave + "-leave",
                    new LoadingPage(
                            scene.waiting(),
                            institution(
                                    leave.equals("with")
                                            ? SampleScene.INSTITUTIONS.get(2)
                                            : "FinBank"),
                            scene.texts().get("loading.accounts", "FinBank"),
                            leave.equals("without"),
                            leave.equals("with") ? "Approve the request in your bank’s app." : null,
                            leave.equals("with") ? TO + "search-again" : null,
                            TO + "loading",
                            VERSION));
        }
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
