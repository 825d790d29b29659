package io.fairlead.connect.screen.nothingtofix;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.List;

/** The screen with sample content. */
public final class NothingToFixSamples {

    private NothingToFixSamples() {}

    /** The one sample of the screen. */
    public static List<Sample> of(SampleScene scene) {
        return List.of(
                Sample.of(
                        "nothing-to-fix",
                        new NothingToFixPage(
                                scene.frame(),
                                institution("FinBank"),
                                scene.brand().partner(),
                                TO + "exit")));
    }
}
