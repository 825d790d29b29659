package io.fairlead.connect.screen;

import io.fairlead.institution.Institution;
import io.fairlead.institution.InstitutionProfile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bank as a screen shows it.
 *
 * @param oauth whether consumers sign in on its own pages
 * @param icon a path on this server; null where the first letter of the name stands for it
 * @param address the host of its web site
 * @param site where its web site is
 * @param signInHelp where consumers get a new password
 * @param registration where consumers get access to online banking
 * @param instructions what consumers read above its login form
 * @param consentTitle the heading of {@code consent}
 * @param consent what consumers read before they leave for its own pages
 */
public record InstitutionView(
        String id,
        String name,
        boolean oauth,
        @Nullable String icon,
        @Nullable String address,
        @Nullable String site,
        @Nullable String signInHelp,
        @Nullable String registration,
        @Nullable String instructions,
        @Nullable String consentTitle,
        List<String> consent) {

    public static InstitutionView of(Institution institution) {
        var profile = institution.profile();
        return new InstitutionView(
                institution.id(),
                institution.name(),
                institution.oauth(),
                ownPath(profile),
                WebAddress.host(profile.urlHomeApp()),
                WebAddress.safe(profile.urlHomeApp()),
                WebAddress.safe(profile.urlSignInHelp()),
                WebAddress.safe(profile.urlOnlineRegistration()),
                profile.specialText(),
                profile.specialInstructionsTitle(),
                profile.specialInstructions());
    }

    public static InstitutionView unknown(String id) {
        return new InstitutionView(
                id, "", false, null, null, null, null, null, null, null, List.of());
    }

    /** The first letter of the name, which stands for a picture. */
    public String initial() {
        return Initial.of(name);
    }

    /** Pictures of other hosts are not shown: no third party learns who connects where. */
    private static @Nullable String ownPath(InstitutionProfile profile) {
        return Optional.ofNullable(profile.branding())
                .map(InstitutionProfile.Branding::icon)
                .filter(icon -> icon.startsWith("/") && !icon.startsWith("//"))
                .orElse(null);
    }
}
