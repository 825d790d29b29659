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
import java.util.stream.Stream;

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
        error("bank-site", Refusal.Kind.USER_LOCKED, "bankSite", "tryAgain", "otherBank", "review");
        error("no-other-bank", Refusal.Kind.MAINTENANCE, "tryAgain", "return");
        error("other-bank", Refusal.Kind.BANK_TROUBLE, "tryAgain", "otherBank");
        error("done", Refusal.Kind.ALREADY_LINKED, "finish");
        error("done-of-several", Refusal.Kind.ALREADY_LINKED, "review", "otherBank");
        error("sign-in", Refusal.Kind.CREDENTIALS, "tryAgain", "otherBank");
        error("question", Refusal.Kind.MFA_WRONG, "tryAgain", "return");
        error("time", Refusal.Kind.ANSWER_TOO_LATE, "tryAgain", "otherBank");
        error("cancelled", Refusal.Kind.CONSENT_DENIED, "tryAgain", "otherBank");
        error("at-bank", Refusal.Kind.ACTION_AT_BANK, "bankSite", "tryAgain", "return");
        error("account", Refusal.Kind.NO_ELIGIBLE_ACCOUNTS, "tryAgain", "otherBank");
        error("no-connection", Refusal.Kind.NOT_SUPPORTED, "return");
        error("fault", Refusal.Kind.FAULT, "tryAgain", "otherBank");
    }

    private void error(String name, Refusal.Kind kind, String... ways) {
        var bank = institution(SampleScene.INSTITUTIONS.get(2));
        add(
                "error-" + name,
                new ErrorPage(
                        scene.framed(),
                        bank,
                        new Refusal(kind, 108),
                        Stream.of(ways).map(way -> way(way, bank.name())).toList(),
                        VERSION));
    }

    private ErrorPage.WayOn way(String way, String bank) {
        var kind =
                switch (way) {
                    case "bankSite" -> ErrorPage.WayOn.Kind.SITE;
                    case "review" -> ErrorPage.WayOn.Kind.SCREEN;
                    default -> ErrorPage.WayOn.Kind.ACTION;
                };
        var argument = way.equals("return") ? scene.brand().partner() : bank;
        return new ErrorPage.WayOn(
                kind, scene.texts().get("error.ways." + way, argument), TO + "sign-in");
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
