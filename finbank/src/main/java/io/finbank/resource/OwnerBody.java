package io.finbank.resource;

import io.finbank.bank.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An owner of an account as clients read it. */
record OwnerBody(
        String name,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String suffix,
        String relationship,
        List<Address> addresses,
        List<Email> emails,
        List<Phone> phones) {

    static OwnerBody of(Owner owner) {
        var person = owner.business() == null;
        String country = owner.country() == null ? "USA" : owner.country();
        return new OwnerBody(
                owner.name(),
                owner.first(),
                owner.middle(),
                owner.last(),
                owner.suffix(),
                owner.relationship(),
                List.of(
                        new Address(
                                person ? "Home" : "Business",
                                owner.line1(),
                                owner.line2(),
                                owner.city(),
                                owner.state(),
                                owner.zip(),
                                country)),
                List.of(new Email(person ? "Personal" : "Business", owner.email())),
                List.of(new Phone(person ? "CELL" : "BUSINESS", "1", owner.phone())));
    }

    record Address(
            String type,
            String line1,
            @Nullable String line2,
            String city,
            String state,
            String postalCode,
            String country) {}

    record Email(String type, String email) {}

    record Phone(String type, String country, String phone) {}
}
