package io.fairlead.connector.input;

import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a consumer is asked. */
public sealed interface Question {

    /** To sign in. */
    record SignIn(LoginForm form) implements Question {}

    /**
     * To answer all challenges.
     *
     * @param refused whether the bank has refused the answers that were just given
     * @param sendsNewCode whether it sends another one-time code on demand
     */
    record Mfa(List<Challenge> challenges, boolean refused, boolean sendsNewCode)
            implements Question {

        public static Mfa of(Step.MfaNeeded<?> step) {
            return new Mfa(step.challenges(), step.refused(), step.sendsNewCode());
        }
    }

    /** To go to the bank's page. */
    record AtBank(URI url) implements Question {}

    /** To approve elsewhere, while the server asks the bank from time to time. */
    record Approval(Duration pollAfter, String text) implements Question {}
}
