package io.fairlead.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer to enrol.
 *
 * @param username the partner's own name for the customer, 6 to 255 characters
 * @param applicationId the partner's application the customer belongs to; kept as it was sent
 */
public record CustomerProfile(
        CustomerType type,
        String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String applicationId) {

    @Override
    public String toString() {
        return "NewCustomer[" + type + "]";
    }
}
