package io.fairlead.connect.screen;

import io.fairlead.connector.condition.BankCondition;
import io.fairlead.institution.Institution;
import io.fairlead.institution.InstitutionProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bank as a screen shows it.
 *
 * @param condition how it does, as far as is known
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
        Condition condition,
        boolean oauth,
        @Nullable String icon,
        @Nullable String address,
        @Nullable String site,
        @Nullable String signInHelp,
        @Nullable String registration,
        @Nullable String instructions,
        @Nullable String consentTitle,
        List<String> consent) {

    /** What is known of how a bank does, before it is called. */
    public enum Condition {
        WORKING,
        UNSTEADY,
        DOWN,
        MAINTENANCE,
        /** It cannot be connected at all. */
        UNSUPPORTED;

        static Condition of(Institution institution, BankCondition met) {
            return switch (institution.status()) {
                case DECERTIFIED -> UNSUPPORTED;
                case MAINTENANCE -> MAINTENANCE;
                case OFFLINE -> met == BankCondition.MAINTENANCE ? MAINTENANCE : DOWN;
                case ONLINE -> !institution.isConnectable() ? UNSUPPORTED : valueOf(met.name());
            };
        }

        /** The end of the key of its texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A bank of which no more is known than the directory says. */
    public static InstitutionView of(Institution institution) {
        return of(institution, BankCondition.WORKING);
    }

    /**
     * @param met how it does by the calls that were made to it
     */
    public static InstitutionView of(Institution institution, BankCondition met) {
        var profile = institution.profile();
        return new InstitutionView(
                institution.id(),
                institution.name(),
                Condition.of(institution, met),
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
                id,
                "",
                Condition.WORKING,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
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
