package io.fairlead.institution.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.institution.Institution;

/** What an institution is certified for; ids are numbers. */
record CertifiedInstitutionResponse(
        long id,
        String name,
        @JsonUnwrapped CertificationResponse certification,
        boolean oauthEnabled,
        ProductionStatusResponse productionStatus) {

    static CertifiedInstitutionResponse of(Institution institution) {
        return new CertifiedInstitutionResponse(
                Long.parseLong(institution.id()),
                institution.name(),
                CertificationResponse.of(institution.products()),
                institution.oauth(),
                ProductionStatusResponse.of(institution));
    }
}
