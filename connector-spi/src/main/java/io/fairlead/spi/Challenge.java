package io.fairlead.spi;

import java.util.List;

/** A question of multi-factor authentication. */
public sealed interface Challenge {

    /** By which the answer names it; unique in the step. */
    String id();

    /** What the consumer is asked. */
    String prompt();

    /** What a text is that answers a question. */
    enum Answer {
        /** What the consumer knows, such as the name of a pet. */
        TEXT,
        /** A one-time code that the consumer gets from the bank or its device. */
        CODE,
        /** Such a code of digits only. */
        DIGITS
    }

    /** {@code TFA_TEXT}: answered by a text. */
    record Text(String id, String prompt, Answer answer) implements Challenge {

        /** Asks for what the consumer knows. */
        public Text(String id, String prompt) {
            this(id, prompt, Answer.TEXT);
        }
    }

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
