package io.fairlead.customer;

import org.jspecify.annotations.Nullable;

/** Who uses a consumer's reports when that is not the partner itself. */
public record EndUser(
        String name,
        String address,
        String city,
        String state,
        String zip,
        String phone,
        @Nullable String email,
        @Nullable String url) {}
