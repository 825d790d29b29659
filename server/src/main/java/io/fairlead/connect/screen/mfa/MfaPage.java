package io.fairlead.connect.screen.mfa;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.Picture;
import java.util.Base64;
import java.util.List;

/**
 * The bank's questions, all to be answered at once. Template {@code connect/screen/mfa}.
 *
 * @param challenges each is answered in a parameter {@code answer.<number>}, from 0; one of several
 *     choices repeats it
 * @param action takes the answers and {@code version}
 */
public record MfaPage(
        Frame frame, InstitutionView bank, List<Challenge> challenges, String action, int version)
        implements ScreenPage {
    static final String PARAMETER = "answer.";

    public static String parameter(int number) {
        return PARAMETER + number;
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
