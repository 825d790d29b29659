package io.fairlead.connect.screen.selectaccounts;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;
import static java.util.stream.Collectors.toSet;

import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import java.util.ArrayList;
import java.util.List;

/** The screen with sample content. */
public final class SelectAccountsSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private SelectAccountsSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new SelectAccountsSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        selectAccounts("one", 1, false, false);
        selectAccounts("borrower", "Alexandra", 3, false, false);
        selectAccounts("three", 3, false, false);
        selectAccounts("twelve", 12, false, false);
        selectAccounts("too-many", 24, false, false);
        selectAccounts("managing", 3, true, false);
        selectAccounts("refused", 3, false, true);
    }

    private void selectAccounts(String name, int count, boolean managing, boolean refused) {
        selectAccounts(name, "", count, managing, refused);
    }

    private void selectAccounts(
            String name, String borrower, int count, boolean managing, boolean refused) {
        var rows = scene.rows(count);
        var rules = scene.brand().settings().accounts().among(count);
        add(
                "select-accounts-" + name,
                new SelectAccountsPage(
                        managing ? scene.framed() : scene.frame(),
                        institution("FinBank"),
                        borrower,
                        scene.brand().partner(),
                        rows,
                        rows.stream()
                                .map(AccountRow::id)
                                .filter(id -> managing && !id.equals("6001") || count == 1)
                                .collect(toSet()),
                        rules.minimum(),
                        rules.maximum(),
                        managing,
                        refused,
                        managing ? null : scene.consentFacts(),
                        TO + "select-accounts",
                        managing ? null : TO + "search-again",
                        VERSION));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
