package io.fairlead.connect.screen.idle;

import static io.fairlead.connect.screen.sample.SampleScene.TO;

import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.time.Duration;
import java.util.List;

/** The screen with sample content. */
public final class IdleSamples {

    private IdleSamples() {}

    /** The one sample of the screen. */
    public static List<Sample> of(SampleScene scene) {
        return List.of(
                Sample.of(
                        "idle",
                        new IdlePage(
                                scene.frame(), Duration.ofMinutes(2), TO + "stay", TO + "end")));
    }
}
