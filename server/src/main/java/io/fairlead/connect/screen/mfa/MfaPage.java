package io.fairlead.connect.screen.mfa;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.session.state.Stage.Repetition;
import io.fairlead.shared.page.Frame;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.Picture;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bank's questions, all to be answered at once. Template {@code connect/screen/mfa}.
 *
 * @param challenges each is answered in a parameter {@code answer.<number>}, from 0; one of several
 *     choices repeats it
 * @param repetition why they show again, if they do
 * @param incomplete whether the consumer has just left a question without an answer
 * @param action takes the answers and {@code version}
 * @param newCodeAction asks for another one-time code, takes {@code version}; null where the bank
 *     sends none
 */
public record MfaPage(
        Frame frame,
        InstitutionView bank,
        List<Challenge> challenges,
        @Nullable Repetition repetition,
        boolean incomplete,
        String action,
        @Nullable String newCodeAction,
        int version)
        implements ScreenPage {
    static final String PARAMETER = "answer.";

    public static String parameter(int number) {
        return PARAMETER + number;
    }

    /** Whether the bank has just refused the answers. */
    public boolean refused() {
        return !incomplete && repetition == Repetition.REFUSED;
    }

    /** Whether the bank has just sent another code. */
    public boolean codeSent() {
        return !incomplete && repetition == Repetition.NEW_CODE;
    }

    /** What explains an answer that must be given anew: the id of the alert. */
    public @Nullable String describedBy() {
        return refused() ? "refused" : incomplete ? "incomplete" : null;
    }

    /** What browsers may fill an answer with. */
    public static String autocomplete(Challenge.Text challenge) {
        return challenge.answer() == Challenge.Answer.TEXT ? "off" : "one-time-code";
    }

    /** The keyboard that an answer is typed with; null for the ordinary one. */
    public static @Nullable String keyboard(Challenge.Text challenge) {
        return challenge.answer() == Challenge.Answer.DIGITS ? "numeric" : null;
    }

    /** A picture as an address; only pictures of a known kind are shown. */
    public static String source(Picture picture) {
        var type =
                switch (picture.mediaType()) {
                    case "image/png", "image/jpeg", "image/gif", "image/webp" ->
                            picture.mediaType();
                    default -> "image/png";
                };
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(picture.content());
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.MFA;
    }
}
