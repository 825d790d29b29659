package io.finbank.signon.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of the bank.
 *
 * @param image a PNG in Base64
 * @param choices the possible answers; empty when the answer is free
 * @param code whether the answer is a one-time code of digits
 */
public record Question(
        String id,
        Kind kind,
        String prompt,
        @Nullable String image,
        List<Choice> choices,
        boolean code) {

    Question(String id, Kind kind, String prompt, @Nullable String image, List<Choice> choices) {
        this(id, kind, prompt, image, choices, false);
    }

    public enum Kind {
        TFA_TEXT,
        TFA_CHOICE,
        TFA_MULTI,
        TFA_IMAGE
    }

    /**
     * One possible answer.
     *
     * @param image a PNG in Base64
     */
    public record Choice(String value, String label, @Nullable String image) {}
}
