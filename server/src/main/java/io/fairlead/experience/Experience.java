package io.fairlead.experience;

import io.fairlead.shared.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an experience. It never changes: what replaces it is the next version.
 *
 * @param version from 1
 * @param createdAt when this version was made
 * @param name unique among the partner's; {@link #DEFAULT} is the default one's
 */
public record Experience(
        PartnerId partner,
        ExperienceId id,
        int version,
        Instant createdAt,
        String name,
        ExperienceSettings settings,
        boolean hasLogo,
        boolean hasIcon,
        boolean hasEmailLogo) {

    /** What calls name the default experience by, and its name. */
    public static final String DEFAULT = "default";

    /** What the application is called; null where the partner's own name stands. */
    public @Nullable String applicationName() {
        return settings.applicationName();
    }

    public @Nullable Rgb brandColor() {
        return settings.brandColor();
    }
}
