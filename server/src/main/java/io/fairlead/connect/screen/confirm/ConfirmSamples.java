package io.fairlead.connect.screen.confirm;

import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.List;

/** The screen with sample content. */
public final class ConfirmSamples {

    private ConfirmSamples() {}

    /** The screen with and without the customer's name. */
    public static List<Sample> of(SampleScene scene) {
        return List.of(
                Sample.of("confirm", page(scene, "Maria Rivera")),
                Sample.of("confirm-nameless", page(scene, "")));
    }

    private static ConfirmPage page(SampleScene scene, String customer) {
        return new ConfirmPage(
                scene.closed(),
                institution(SampleScene.INSTITUTIONS.get(1)),
                scene.brand().partner(),
                customer,
                List.of(),
                "/oauth/callback",
                false);
    }
}
