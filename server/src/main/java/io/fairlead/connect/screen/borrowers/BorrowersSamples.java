package io.fairlead.connect.screen.borrowers;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class BorrowersSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private BorrowersSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new BorrowersSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        borrowers("nothing", 0);
        borrowers("one-done", 1);
        borrowers("both-done", 2);
    }

    private void borrowers(String name, int done) {
        var parts =
                List.of(
                        new BorrowersPage.Part(
                                0,
                                "Alexandra",
                                done > 0
                                        ? List.of("FinBank", SampleScene.INSTITUTIONS.get(2))
                                        : List.of(),
                                done > 0,
                                done == 0),
                        new BorrowersPage.Part(
                                1,
                                "Benjamin",
                                done > 1 ? List.of(SampleScene.INSTITUTIONS.get(1)) : List.of(),
                                done > 1,
                                done == 1));
        add(
                "borrowers-" + name,
                new BorrowersPage(
                        scene.framed(),
                        scene.brand().partner(),
                        parts,
                        done == 2,
                        TO + "borrowers",
                        TO + "submit",
                        VERSION));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
