package io.fairlead.connect.screen;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceSettings;
import io.fairlead.shared.page.Branding;
import org.jspecify.annotations.Nullable;

/** Where a browser finds what an experience shows. */
public final class BrandFiles {

    private BrandFiles() {}

    public static Branding look(Experience experience) {
        var settings = experience.settings();
        return new Branding(
                settings.brandColor() == null ? null : path(experience, "brand.css"),
                scheme(settings),
                experience.hasLogo() ? path(experience, "logo.svg") : null,
                settings.applicationName(),
                settings.hideExit(),
                settings.hideBack());
    }

    private static @Nullable String scheme(ExperienceSettings settings) {
        return settings.colorScheme() == ExperienceSettings.ColorScheme.AUTO
                ? null
                : settings.colorScheme().publicName();
    }

    public static @Nullable String icon(@Nullable Experience experience) {
        return experience != null && experience.hasIcon() ? path(experience, "icon.svg") : null;
    }

    private static String path(Experience experience, String file) {
        return "/brand/" + experience.id() + "/" + experience.version() + "/" + file;
    }
}
