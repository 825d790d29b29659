package io.fairlead.institution;

import io.fairlead.shared.database.StoredName;
import java.util.Arrays;
import java.util.Optional;

/** How an institution is shown in the Connect app. */
public enum InstitutionSetting implements StoredName {
    /** Left out of the search. */
    HIDDEN("hidden"),
    /** Shown as it is, whatever the partner's own settings say. */
    VISIBLE("visible"),
    /** The OAuth connection is shown instead of the older one. */
    REPLACE("replace"),
    /** As {@link #REPLACE}, where the partner is registered for OAuth. */
    AUTOREPLACE("autoreplace");

    private final String publicName;

    InstitutionSetting(String publicName) {
        this.publicName = publicName;
    }

    /** As the API writes it. */
    public String publicName() {
        return publicName;
    }

    @Override
    public String storedName() {
        return publicName;
    }

    public static Optional<InstitutionSetting> named(String publicName) {
        return Arrays.stream(values())
                .filter(setting -> setting.publicName().equals(publicName))
                .findFirst();
    }
}
