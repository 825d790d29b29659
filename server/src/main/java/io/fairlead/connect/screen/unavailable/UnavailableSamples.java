package io.fairlead.connect.screen.unavailable;

import io.fairlead.connect.screen.ReturnLink;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.link.LinkOpening;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The screen with sample content. */
public final class UnavailableSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private UnavailableSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new UnavailableSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        for (var reason : UnavailablePage.Reason.values()) {
            unavailable(SampleScene.name(reason), reason, null);
        }
        unavailable("with-way-back", UnavailablePage.Reason.EXPIRED, scene.returnLink());
        add(
                "unavailable-renewable",
                new UnavailablePage(
                        scene.texts(),
                        UnavailablePage.Reason.EXPIRED,
                        "/closed",
                        scene.returnLink(),
                        "/new-link?sample",
                        scene.brand().look(),
                        null));
        for (var damage : LinkOpening.Damage.values()) {
            add(
                    "unavailable-tampered-" + SampleScene.name(damage),
                    UnavailablePage.tampered(scene.texts(), damage));
        }
    }

    private void unavailable(
            String name, UnavailablePage.Reason reason, @Nullable ReturnLink address) {
        add(
                "unavailable-" + name,
                new UnavailablePage(
                        scene.texts(),
                        reason,
                        "/closed",
                        address,
                        null,
                        scene.brand().look(),
                        null));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
