package io.fairlead.session.web.preview;

import io.fairlead.experience.ExperienceSettings;
import io.fairlead.shared.web.Look;
import org.jspecify.annotations.Nullable;

/**
 * Whose screens the samples are.
 *
 * @param partner who asks, as consumers know them
 * @param icon the path of the partner's picture
 */
public record SampleBrand(
        String partner, Look look, @Nullable String icon, ExperienceSettings settings) {

    /** Of a partner without an experience. */
    public static final SampleBrand PLAIN =
            new SampleBrand("Harbor Lending", Look.PLAIN, null, ExperienceSettings.PLAIN);
}
