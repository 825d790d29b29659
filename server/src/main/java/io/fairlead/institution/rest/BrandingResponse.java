package io.fairlead.institution.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.institution.Institution;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Colour and addresses of the pictures of an institution. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BrandingResponse(
        @Nullable String logo,
        @Nullable String alternateLogo,
        @Nullable String icon,
        @Nullable String primaryColor,
        @Nullable String tile) {

    /** Knows where the pictures on this server are. */
    record Factory(URI publicUrl) {

        @Nullable BrandingResponse of(Institution institution) {
            var branding = institution.profile().branding();
            return branding == null
                    ? null
                    : new BrandingResponse(
                            picture(branding.logo()),
                            picture(branding.alternateLogo()),
                            picture(branding.icon()),
                            branding.primaryColor(),
                            picture(branding.tile()));
        }

        private @Nullable String picture(@Nullable String address) {
            return address != null && address.startsWith("/") ? publicUrl + address : address;
        }
    }
}
