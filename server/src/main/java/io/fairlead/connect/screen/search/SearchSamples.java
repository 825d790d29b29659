package io.fairlead.connect.screen.search;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class SearchSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private SearchSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new SearchSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        search("popular", "", "", SampleScene.INSTITUTIONS);
        search("results", "", "ba", SampleScene.INSTITUTIONS.subList(0, 5));
        search("nothing", "", "Bnak of Nowhere", List.of());
        search("borrower", "Alexandra", "", SampleScene.INSTITUTIONS.subList(0, 3));
    }

    private void search(String name, String borrower, String query, List<String> banks) {
        add(
                "search-" + name,
                new SearchPage(
                        scene.framed(),
                        borrower,
                        query,
                        banks.stream().map(SampleScene::institution).toList(),
                        banks.size() < SampleScene.INSTITUTIONS.size() ? banks.size() : 1234,
                        TO + "search",
                        TO + "search",
                        VERSION));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
