package io.fairlead.connect.screen;

import io.fairlead.experience.Experience;
import io.fairlead.shared.page.Branding;
import org.jspecify.annotations.Nullable;

/** Where a browser finds what an experience shows. */
public final class BrandFiles {

    private BrandFiles() {}

    public static Branding look(Experience experience) {
        var settings = experience.settings();
        return new Branding(
                settings.brandColor() == null ? null : path(experience, "brand.css"),
                experience.hasLogo() ? path(experience, "logo.svg") : null,
                settings.applicationName(),
                settings.hideExit(),
                settings.hideBack());
    }

    public static @Nullable String icon(@Nullable Experience experience) {
        return experience != null && experience.hasIcon() ? path(experience, "icon.svg") : null;
    }

    private static String path(Experience experience, String file) {
        return "/brand/" + experience.id() + "/" + experience.version() + "/" + file;
    }
}
