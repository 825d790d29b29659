package io.fairlead.institution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an institution is shown in the Connect app. */
public enum InstitutionSetting {
    /** Left out of the search. */
    HIDDEN,
    /** Shown as it is, whatever the partner's own settings say. */
    VISIBLE,
    /** The OAuth connection is shown instead of the older one. */
    REPLACE,
    /** As {@link #REPLACE}, where the partner is registered for OAuth. */
    AUTOREPLACE;

    /** As the API writes it. */
    public String publicName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InstitutionSetting> named(String publicName) {
        return Arrays.stream(values())
                .filter(setting -> setting.publicName().equals(publicName))
                .findFirst();
    }
}
