package io.fairlead.spi;

import java.util.List;

/** A question of multi-factor authentication. */
public sealed interface Challenge {

    /** By which the answer names it; unique in the step. */
    String id();

    /** What the consumer is asked. */
    String prompt();

    /** {@code TFA_TEXT}: answered by a text. */
    record Text(String id, String prompt) implements Challenge {}

    /** {@code TFA_IMAGE}: a picture of a text, answered by that text. */
    record Captcha(String id, String prompt, Picture picture) implements Challenge {}

    /** {@code TFA_CHOICE}: answered by the value of one choice. */
    record OneOf(String id, String prompt, List<Choice> choices) implements Challenge {
        public OneOf {
            choices = List.copyOf(choices);
        }
    }

    /** {@code TFA_MULTI}: answered by the values of any choices. */
    record AnyOf(String id, String prompt, List<Choice> choices) implements Challenge {
        public AnyOf {
            choices = List.copyOf(choices);
        }
    }
}
