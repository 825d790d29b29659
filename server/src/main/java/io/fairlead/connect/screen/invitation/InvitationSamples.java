package io.fairlead.connect.screen.invitation;

import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.List;

/** The screen with sample content. */
public final class InvitationSamples {

    private InvitationSamples() {}

    /** The one sample of the screen. */
    public static List<Sample> of(SampleScene scene) {
        return List.of(
                Sample.of(
                        "invitation",
                        new InvitationPage(
                                scene.texts(),
                                scene.brand().partner(),
                                "/accept?s",
                                scene.brand().look())));
    }
}
