package io.fairlead.spi;

import java.util.Map;

/** What the consumer gave. */
public sealed interface ConsumerInput {

    /** The filled login form: field id to value. */
    record Fields(Map<String, SecretText> values) implements ConsumerInput {
        public Fields {
            values = Map.copyOf(values);
        }
    }

    /** Challenge id to answer; several choices of one challenge are separated by commas. */
    record Answers(Map<String, SecretText> values) implements ConsumerInput {
        public Answers {
            values = Map.copyOf(values);
        }
    }

    /** A wish for another one-time code, where {@link Step.MfaNeeded#sendsNewCode} offers it. */
    record NewCode() implements ConsumerInput {}

    /** The query the bank sent the consumer back with, unchecked. */
    record Callback(Map<String, SecretText> query) implements ConsumerInput {
        public Callback {
            query = Map.copyOf(query);
        }
    }

    /** It is time to ask the bank whether the consumer has approved. */
    record Poll() implements ConsumerInput {}
}
