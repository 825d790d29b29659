package io.fairlead.connect.screen.error;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.session.state.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The screen with sample content. */
public final class ErrorSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private ErrorSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new ErrorSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        var other = TO + "search-again";
        error("bank-site", Refusal.Kind.USER_LOCKED, other, "https://bank.example/");
        error("no-other-bank", Refusal.Kind.MAINTENANCE, null, null);
        error("other-bank", Refusal.Kind.BANK_TROUBLE, other, null);
    }

    private void error(
            String name, Refusal.Kind kind, @Nullable String other, @Nullable String site) {
        add(
                "error-" + name,
                new ErrorPage(
                        scene.framed(),
                        institution(SampleScene.INSTITUTIONS.get(2)),
                        new Refusal(kind, 108),
                        TO + "sign-in",
                        other,
                        site,
                        VERSION));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
