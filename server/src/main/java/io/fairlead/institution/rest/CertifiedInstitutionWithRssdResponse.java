package io.fairlead.institution.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.institution.Institution;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same with the Federal Reserve's number, and the institutions that belong to it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertifiedInstitutionWithRssdResponse(
        @JsonUnwrapped CertifiedInstitutionResponse institution,
        @Nullable Long rssd,
        List<ChildInstitution> childInstitutions) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChildInstitution(
            long institutionId,
            String name,
            @JsonProperty("parentRSSD") long parentRssd,
            @Nullable Long rssd) {

        static ChildInstitution of(Institution child) {
            return new ChildInstitution(
                    Long.parseLong(child.id()),
                    child.name(),
                    Objects.requireNonNull(child.parentRssd()),
                    child.rssd());
        }
    }

    static CertifiedInstitutionWithRssdResponse of(
            Institution institution, List<Institution> children) {
        return new CertifiedInstitutionWithRssdResponse(
                CertifiedInstitutionResponse.of(institution),
                institution.rssd(),
                children.stream().map(ChildInstitution::of).toList());
    }
}
