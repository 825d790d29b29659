package io.fairlead.connect.screen.search;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;

import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.InstitutionView.Condition;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
        search("popular", "", "", banks(8), 8, false);
        search("results", "", "ba", banks(5), 5, false);
        search("more", "", "fin", banks(8), 28, false);
        search("nothing", "", "Bnak of Nowhere", List.of(), 0, false);
        search("missing", "", "Bank of Nowhere", banks(1), 1, true);
        search("removed", "", "", banks(3), 3, false);
        search("borrower", "Alexandra", "", banks(3), 3, false);
    }

    /** So many institutions, of which the last ones do not do well. */
    private static List<InstitutionView> banks(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        place ->
                                SampleScene.institution(
                                        SampleScene.INSTITUTIONS.get(place),
                                        switch (place) {
                                            case 2 -> Condition.MAINTENANCE;
                                            case 3 -> Condition.UNSTEADY;
                                            case 4 -> Condition.DOWN;
                                            case 6 -> Condition.UNSUPPORTED;
                                            default -> Condition.WORKING;
                                        }))
                .toList();
    }

    private void search(
            String name,
            String borrower,
            String query,
            List<InstitutionView> banks,
            int found,
            boolean missing) {
        add(
                "search-" + name,
                new SearchPage(
                        scene.framed(),
                        borrower,
                        scene.brand().partner(),
                        name.equals("removed") ? SampleScene.institution("FinBank") : null,
                        query,
                        banks,
                        found,
                        banks.size() < found ? TO + "search" : null,
                        TO + "search",
                        TO + "search",
                        TO + "search/missing",
                        missing,
                        TO + "exit",
                        VERSION));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
