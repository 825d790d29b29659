package io.fairlead.start;

import io.fairlead.start.settings.StartSettings;
import io.finbank.OAuthClient;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Whether FinBank is here: a production server has not even its libraries, and a rehearsal for one
 * goes without them, too. So the classes of FinBank stand in methods that are not called then.
 */
final class SandboxBank {

    private SandboxBank() {}

    /** FinBank beside a sandbox. */
    static @Nullable EmbeddedFinBank beside(StartSettings settings) {
        return settings.sandbox() && isHere() ? new EmbeddedFinBank(settings) : null;
    }

    /** The secret that a sandbox's connector shows FinBank, where there is one. */
    static String clientSecret() {
        return isHere() ? OAuthClient.standard().secret() : "";
    }

    private static boolean isHere() {
        return ClassUtils.isPresent("io.finbank.FinBank", SandboxBank.class.getClassLoader());
    }
}
