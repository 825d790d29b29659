package io.fairlead.institution.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.institution.Institution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An institution as the API shows it; ids are numbers. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record InstitutionResponse(
        long id,
        String name,
        @JsonUnwrapped CertificationResponse certification,
        @Nullable String displayName,
        @Nullable String accountTypeDescription,
        @Nullable String phone,
        @Nullable String urlHomeApp,
        @Nullable String urlLogonApp,
        boolean oauthEnabled,
        @JsonProperty("urlForgotPassword") @Nullable String urlSignInHelp,
        @Nullable String urlOnlineRegistration,
        @JsonProperty("class") @Nullable String institutionClass,
        @Nullable String specialText,
        @Nullable String timeZone,
        List<String> specialInstructions,
        @Nullable String specialInstructionsTitle,
        @Nullable AddressResponse address,
        String currency,
        @Nullable String email,
        String status,
        @Nullable Long newInstitutionId,
        @Nullable BrandingResponse branding,
        ProductionStatusResponse productionStatus,
        @Nullable Long oauthInstitutionId) {

    static InstitutionResponse of(Institution institution, @Nullable BrandingResponse branding) {
        var profile = institution.profile();
        return new InstitutionResponse(
                Long.parseLong(institution.id()),
                institution.name(),
                CertificationResponse.of(institution.products()),
                institution.displayName(),
                profile.accountTypeDescription(),
                profile.phone(),
                profile.urlHomeApp(),
                profile.urlLogonApp(),
                institution.oauth(),
                profile.urlSignInHelp(),
                profile.urlOnlineRegistration(),
                profile.institutionClass(),
                profile.specialText(),
                profile.timeZone(),
                profile.specialInstructions(),
                profile.specialInstructionsTitle(),
                AddressResponse.of(profile.address()),
                institution.currency(),
                profile.email(),
                institution.status().publicName(),
                number(institution.newInstitutionId()),
                branding,
                ProductionStatusResponse.of(institution),
                number(institution.oauthInstitutionId()));
    }

    private static @Nullable Long number(@Nullable String id) {
        return id == null ? null : Long.valueOf(id);
    }
}
