package io.fairlead.connect.screen.sample;

import io.fairlead.experience.ExperienceSettings;
import io.fairlead.shared.page.Branding;
import org.jspecify.annotations.Nullable;

/**
 * Whose screens the samples are.
 *
 * @param partner who asks, as consumers know them
 * @param icon the path of the partner's picture
 */
public record SampleBrand(
        String partner, Branding look, @Nullable String icon, ExperienceSettings settings) {

    /** Of a partner without an experience. */
    public static final SampleBrand PLAIN =
            new SampleBrand("Harbor Lending", Branding.PLAIN, null, ExperienceSettings.PLAIN);
}
