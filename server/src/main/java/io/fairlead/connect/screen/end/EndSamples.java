package io.fairlead.connect.screen.end;

import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.ReturnLink;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.consent.SharedSummary;
import io.fairlead.session.state.Ending;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The screen with sample content. */
public final class EndSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private EndSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new EndSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        for (var ending : Ending.values()) {
            end(SampleScene.name(ending), ending, scene.returnLink());
        }
        end("without-way-back", Ending.COMPLETE, null);
        end("without-session", null, null);
    }

    private void end(String name, @Nullable Ending ending, @Nullable ReturnLink address) {
        add(
                "end-" + name,
                new EndPage(scene.closed(), ending, address, shared(ending), reports(ending)));
    }

    private @Nullable String reports(@Nullable Ending ending) {
        return ending == Ending.COMPLETE
                ? scene.texts().get("end.reports", scene.brand().partner())
                : null;
    }

    private @Nullable SharedSummary shared(@Nullable Ending ending) {
        return ending != Ending.COMPLETE
                ? null
                : new SharedSummary(
                        scene.texts(),
                        scene.brand().partner(),
                        List.of(
                                new SharedSummary.Receipt(
                                        "FinBank",
                                        scene.rows(3).stream().map(EndSamples::row).toList(),
                                        SampleScene.CONSENT_END,
                                        "/consents/sample")));
    }

    private static SharedSummary.Row row(AccountRow row) {
        return new SharedSummary.Row(row.name(), row.number(), row.type());
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
