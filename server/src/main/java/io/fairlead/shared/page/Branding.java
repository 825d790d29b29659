package io.fairlead.shared.page;

import org.jspecify.annotations.Nullable;

/**
 * What a partner's brand changes about the frame of a screen.
 *
 * @param stylesheet the path of the brand's colours; null: Fairlead's own
 * @param logo the path of a picture in the place of Fairlead's name
 * @param scheme {@code light} or {@code dark}; null: as the consumer has set it
 * @param name in the same place where there is no logo, and the logo's text; null: Fairlead's name
 * @param hidesExit whether no screen has an Exit control
 * @param hidesBack whether no screen has a Back control
 */
public record Branding(
        @Nullable String stylesheet,
        @Nullable String scheme,
        @Nullable String logo,
        @Nullable String name,
        boolean hidesExit,
        boolean hidesBack) {

    /** Fairlead's own. */
    public static final Branding PLAIN = new Branding(null, null, null, null, false, false);
}
