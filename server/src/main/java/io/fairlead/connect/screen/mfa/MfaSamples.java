package io.fairlead.connect.screen.mfa;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SamplePictures;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.session.state.Stage.Repetition;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
        var code =
                new Challenge.Text(
                        "5", "Type the code that we sent to •••• 0188", Challenge.Answer.DIGITS);
        mfa("text", List.of(text));
        mfa("text-refused", List.of(text), Repetition.REFUSED, false);
        mfa("code", List.of(code), null, true);
        mfa("code-refused", List.of(code), Repetition.REFUSED, true);
        mfa("code-sent", List.of(code), Repetition.NEW_CODE, true);
        mfa("captcha", List.of(captcha));
        mfa("choice", List.of(oneOf));
        mfa("choice-refused", List.of(oneOf), Repetition.REFUSED, false);
        mfa("pictures", List.of(pictures));
        mfa("several", List.of(text, oneOf, captcha, pictures));
    }

    private void mfa(String name, List<Challenge> challenges) {
        mfa(name, challenges, null, false);
    }

    private void mfa(
            String name,
            List<Challenge> challenges,
            @Nullable Repetition repetition,
            boolean sendsNewCode) {
        add(
                "mfa-" + name,
                new MfaPage(
                        scene.framed(),
                        institution("FinBank"),
                        challenges,
                        repetition,
                        false,
                        TO + "mfa",
                        sendsNewCode ? TO + "mfa/new-code" : null,
                        VERSION));
    }

    private static Choice picture(int number) {
        var name = "Picture " + number;
        return new Choice(name, name, SamplePictures.rings(number));
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
