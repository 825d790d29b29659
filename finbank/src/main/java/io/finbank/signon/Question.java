package io.finbank.signon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of the bank.
 *
 * @param image a PNG in Base64
 * @param choices the possible answers; empty when the answer is free
 */
record Question(String id, Kind kind, String prompt, @Nullable String image, List<Choice> choices) {

    enum Kind {
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
    record Choice(String value, String label, @Nullable String image) {}
}
