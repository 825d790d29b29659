package io.fairlead.institution.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.institution.InstitutionProfile;
import org.jspecify.annotations.Nullable;

/** The seat of an institution. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AddressResponse(
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String postalCode,
        @Nullable String addressLine1,
        @Nullable String addressLine2) {

    static @Nullable AddressResponse of(InstitutionProfile.@Nullable Address address) {
        return address == null
                ? null
                : new AddressResponse(
                        address.city(),
                        address.state(),
                        address.country(),
                        address.postalCode(),
                        address.addressLine1(),
                        address.addressLine2());
    }
}
