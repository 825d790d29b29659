package io.fairlead.session.state;

import io.fairlead.spi.Challenge;
import java.util.List;

/** The vendor's names of the kinds of challenges. */
public final class MfaType {

    private MfaType() {}

    public static List<String> of(List<Challenge> challenges) {
        return challenges.stream().map(MfaType::of).toList();
    }

    private static String of(Challenge challenge) {
        return switch (challenge) {
            case Challenge.Text _ -> "TFA_TEXT";
            case Challenge.Captcha _ -> "TFA_IMAGE";
            case Challenge.OneOf _ -> "TFA_CHOICE";
            case Challenge.AnyOf _ -> "TFA_MULTI";
        };
    }
}
