package io.fairlead.customer;

import io.fairlead.shared.Secret;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's personal data, or changes to it; null is a detail that is not known or not changed.
 *
 * @param ssn nine digits
 */
public record ConsumerDetails(
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String suffix,
        @Nullable String address,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zip,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Secret ssn,
        @Nullable LocalDate birthday,
        @Nullable EndUser endUser) {

    /** These details with the changes that are given. */
    ConsumerDetails with(ConsumerDetails changes) {
        return new ConsumerDetails(
                changed(firstName, changes.firstName),
                changed(middleName, changes.middleName),
                changed(lastName, changes.lastName),
                changed(suffix, changes.suffix),
                changed(address, changes.address),
                changed(city, changes.city),
                changed(state, changes.state),
                changed(zip, changes.zip),
                changed(phone, changes.phone),
                changed(email, changes.email),
                changed(ssn, changes.ssn),
                changed(birthday, changes.birthday),
                changed(endUser, changes.endUser));
    }

    private static <T extends @Nullable Object> T changed(T before, T after) {
        return after == null ? before : after;
    }

    @Override
    public String toString() {
        return "ConsumerDetails[redacted]";
    }
}
