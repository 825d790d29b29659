package io.fairlead.connect.screen.mfa;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SamplePictures;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The screen with sample content. */
public final class MfaSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private MfaSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new MfaSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        var text = new Challenge.Text("1", "What is the name of your first pet?");
        var captcha =
                new Challenge.Captcha(
                        "2", "Type the characters you see", SamplePictures.characters());
        var oneOf =
                new Challenge.OneOf(
                        "3",
                        "Where should we send a one-time code?",
                        List.of(
                                new Choice("sms", "Text message to •••• 0188", null),
                                new Choice("mail", "Email to s•••@example.com", null),
                                new Choice("call", "Phone call to •••• 0188", null)));
        var pictures =
                new Challenge.AnyOf(
                        "4",
                        "Pick every picture you chose at your bank",
                        IntStream.rangeClosed(1, 4).mapToObj(MfaSamples::picture).toList());
        mfa("text", List.of(text));
        mfa("captcha", List.of(captcha));
        mfa("choice", List.of(oneOf));
        mfa("pictures", List.of(pictures));
        mfa("several", List.of(text, oneOf, captcha, pictures));
    }

    private void mfa(String name, List<Challenge> challenges) {
        add(
                "mfa-" + name,
                new MfaPage(
                        scene.framed(), institution("FinBank"), challenges, TO + "mfa", VERSION));
    }

    private static Choice picture(int number) {
        var name = "Picture " + number;
        return new Choice(name, name, SamplePictures.rings(number));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
