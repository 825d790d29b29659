package io.finbank.signon;

import io.finbank.resource.Visitor;
import io.finbank.signon.question.Script;
import org.jspecify.annotations.Nullable;

/**
 * A sign-on with open questions.
 *
 * @param round which questions of the script these are, from 1
 * @param expected the only right answer; null when there is none
 * @param wrongAnswers how often these questions were answered wrongly
 * @param codes how many codes were sent
 */
record PendingSignOn(
        Visitor visitor,
        Script script,
        int round,
        @Nullable String expected,
        int wrongAnswers,
        int codes) {

    private static final int MOST_ANSWERS = 3;
    private static final int MOST_CODES = 3;

    static PendingSignOn of(Visitor visitor, Script script) {
        return new PendingSignOn(visitor, script, 1, null, 0, 0);
    }

    PendingSignOn inSecondRound() {
        return new PendingSignOn(visitor, script, 2, null, 0, 0);
    }

    PendingSignOn expecting(String code) {
        return new PendingSignOn(visitor, script, 2, code, wrongAnswers, codes + 1);
    }

    PendingSignOn afterWrongAnswer() {
        return new PendingSignOn(visitor, script, round, expected, wrongAnswers + 1, codes);
    }

    boolean allowsAnswers() {
        return wrongAnswers < MOST_ANSWERS;
    }

    boolean allowsNewCode() {
        return codes > 0 && codes < MOST_CODES;
    }
}
