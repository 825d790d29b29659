package io.fairlead.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an institution only to be shown.
 *
 * @param accountTypeDescription {@code Banking}, {@code Investments} …
 * @param institutionClass {@code class} of the API
 * @param urlSignInHelp where consumers get a new password
 * @param specialText what consumers read above the login form
 * @param specialInstructions what consumers read before they leave for the bank's own pages
 */
public record InstitutionProfile(
        @Nullable String accountTypeDescription,
        @Nullable String institutionClass,
        @Nullable String timeZone,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String urlHomeApp,
        @Nullable String urlLogonApp,
        @Nullable String urlSignInHelp,
        @Nullable String urlOnlineRegistration,
        @Nullable String specialText,
        @Nullable String specialInstructionsTitle,
        List<String> specialInstructions,
        @Nullable Address address,
        @Nullable Branding branding) {

    /** Where the institution has its seat. */
    public record Address(
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable String addressLine1,
            @Nullable String addressLine2) {}

    /**
     * Colour and pictures. A picture is an absolute address, or a path on this server.
     *
     * @param primaryColor {@code #RRGGBB}
     */
    public record Branding(
            @Nullable String logo,
            @Nullable String alternateLogo,
            @Nullable String icon,
            @Nullable String primaryColor,
            @Nullable String tile) {}
}
