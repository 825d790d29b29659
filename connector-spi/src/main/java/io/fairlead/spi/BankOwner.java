package io.fairlead.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A holder of an account.
 *
 * @param name the whole name as the bank writes it
 * @param relationship such as {@code PRIMARY_OWNER}, {@code JOINT_OWNER}, {@code AUTHORIZED_USER}
 */
public record BankOwner(
        String name,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String suffix,
        @Nullable String relationship,
        List<Address> addresses,
        List<Email> emails,
        List<Phone> phones) {

    public BankOwner {
        addresses = List.copyOf(addresses);
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    /** A postal address; {@code type} such as {@code HOME}. */
    public record Address(
            @Nullable String type,
            String line1,
            @Nullable String line2,
            String city,
            @Nullable String state,
            String postalCode,
            @Nullable String country) {}

    /** An e-mail address; {@code type} such as {@code PERSONAL}. */
    public record Email(@Nullable String type, String email) {}

    /** A telephone number as digits; {@code country} is the calling code. */
    public record Phone(@Nullable String type, @Nullable String country, String phone) {}

    @Override
    public String toString() {
        return "BankOwner[redacted]";
    }
}
