package io.fairlead.start.finbank;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.RandomId;
import io.fairlead.start.settings.StartSettings;
import io.finbank.OAuthClient;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Whether FinBank is here: a production server has not even its libraries, and a rehearsal for one
 * goes without them, too. So the classes of FinBank stand in methods that are not called then.
 */
public final class SandboxBank {

    private SandboxBank() {}

    /**
     * Checks that a sandbox that is going to be used has its bank.
     *
     * @throws CannotStartException when it was started without
     */
    public static void check(StartSettings settings) {
        if (settings.sandbox() && !isHere()) {
            throw new CannotStartException(
                    "The libraries of FinBank are not on the class path: start a sandbox with ./run.");
        }
    }

    /** FinBank beside a sandbox. */
    public static @Nullable EmbeddedFinBank beside(StartSettings settings) {
        return settings.sandbox() && isHere() ? new EmbeddedFinBank(settings) : null;
    }

    /** The secret that a sandbox's connector shows FinBank; any one where nobody looks at it. */
    public static String clientSecret() {
        return isHere() ? OAuthClient.standard().secret() : RandomId.hex();
    }

    private static boolean isHere() {
        return ClassUtils.isPresent("io.finbank.FinBank", SandboxBank.class.getClassLoader());
    }
}
