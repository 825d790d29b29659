package io.fairlead.connect.screen.loading;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        loading("without-leave", "FinBank", "bank", null, "queued", null, null);
        loading(
                "with-leave",
                SampleScene.INSTITUTIONS.get(2),
                "approve",
                null,
                "soon",
                "Approve the request in your bank’s app.",
                TO + "search-again");
        loading(
                "signed-in",
                "FinBank",
                "accounts",
                "signedIn",
                "longer",
                null,
                TO + "search-again");
        loading("nearly-there", "FinBank", "nearlyThere", "found", "soon", null, null);
        loading(
                "long",
                SampleScene.INSTITUTIONS.get(4),
                "signIn",
                null,
                "long",
                null,
                TO + "search-again");
    }

    private void loading(
            String name,
            String bank,
            String heading,
            @Nullable String done,
            String hint,
            @Nullable String bankText,
            @Nullable String leave) {
        var texts = scene.texts();
        add(
                "loading-" + name,
                new LoadingPage(
                        scene.waiting(),
                        institution(bank),
                        texts.get("loading." + heading, bank),
                        done == null ? null : texts.get("loading." + done, 9),
                        texts.get("loading." + hint, bank),
                        bankText,
                        leave,
                        TO + "loading",
                        VERSION));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
