package io.fairlead.connect.screen.signin;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.session.state.Stage.Interruption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The screen with sample content. */
public final class SignInSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private SignInSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new SignInSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        signIn("oauth", null);
        for (var interruption : Interruption.values()) {
            signIn(SampleScene.name(interruption), interruption);
        }
    }

    private void signIn(String name, @Nullable Interruption interruption) {
        add(
                "sign-in-" + name,
                new SignInPage(
                        scene.framed(),
                        institution(SampleScene.INSTITUTIONS.get(1)),
                        scene.brand().partner(),
                        interruption,
                        TO + "sign-in",
                        interruption == Interruption.WINDOW_BLOCKED ? TO + "oauth/here" : null,
                        VERSION,
                        TO + "terms",
                        TO + "privacy"));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
