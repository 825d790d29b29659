package io.fairlead.customer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.customer.Customer;
import io.fairlead.customer.CustomerType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer as the API shows it; dates are epoch seconds in a string. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerResponse(
        String id,
        String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        String type,
        String createdDate,
        String lastModifiedDate,
        @Nullable String applicationId) {

    static CustomerResponse of(Customer customer) {
        var profile = customer.profile();
        return new CustomerResponse(
                customer.id().value(),
                profile.username(),
                profile.firstName(),
                profile.lastName(),
                profile.phone(),
                profile.email(),
                type(profile.type()),
                date(customer.createdAt()),
                date(customer.modifiedAt()),
                profile.applicationId());
    }

    static String date(Instant instant) {
        return String.valueOf(instant.getEpochSecond());
    }

    private static String type(CustomerType type) {
        return switch (type) {
            case TESTING -> "testing";
            case ACTIVE -> "active";
        };
    }
}
