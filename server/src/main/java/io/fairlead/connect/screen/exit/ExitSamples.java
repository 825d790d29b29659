package io.fairlead.connect.screen.exit;

import static io.fairlead.connect.screen.sample.SampleScene.TO;

import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.shared.page.Exit;
import java.util.List;

/** The screen with sample content. */
public final class ExitSamples {

    private ExitSamples() {}

    /** The one sample of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var asks = new Exit.Ask(TO + "exit", TO + "exit");
        return List.of(
                Sample.of("exit", new ExitPage(scene.frame().with(null), asks, TO + "landing")));
    }
}
