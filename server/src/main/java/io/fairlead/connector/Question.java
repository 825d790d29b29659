package io.fairlead.connector;

import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a consumer is asked. */
public sealed interface Question {

    /** To sign in. */
    record SignIn(LoginForm form) implements Question {}

    /** To answer all challenges. */
    record Mfa(List<Challenge> challenges) implements Question {}

    /** To go to the bank's page. */
    record AtBank(URI url) implements Question {}

    /** To approve elsewhere, while the server asks the bank from time to time. */
    record Approval(Duration pollAfter, String text) implements Question {}
}
