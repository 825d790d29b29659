package io.fairlead.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.wire.WireFormat;
import io.fairlead.spi.BankOwner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The owners of an account one by one. */
record HoldersResponse(List<Holder> holders) {

    static HoldersResponse of(List<BankOwner> owners) {
        return new HoldersResponse(owners.stream().map(Holder::of).toList());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Holder(
            @Nullable String relationship,
            String ownerName,
            @Nullable String firstName,
            @Nullable String middleName,
            @Nullable String lastName,
            @Nullable String suffix,
            String nameClassification,
            int nameClassificationconfidencescore,
            List<Address> addresses,
            List<Email> emails,
            List<Phone> phones) {

        private static Holder of(BankOwner owner) {
            var kind = Kind.of(owner);
            return new Holder(
                    owner.relationship(),
                    owner.name(),
                    owner.firstName(),
                    owner.middleName(),
                    owner.lastName(),
                    owner.suffix(),
                    kind.wireName,
                    kind.confidence,
                    owner.addresses().stream().map(Address::of).toList(),
                    owner.emails().stream().map(Email::of).toList(),
                    owner.phones().stream().map(Phone::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Address(
            String ownerAddress,
            @Nullable String type,
            String line1,
            @Nullable String line2,
            String city,
            @Nullable String state,
            String postalCode,
            @Nullable String country) {

        private static Address of(BankOwner.Address address) {
            return new Address(
                    WireFormat.line(address),
                    address.type(),
                    address.line1(),
                    address.line2(),
                    address.city(),
                    address.state(),
                    address.postalCode(),
                    address.country());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Email(String email, @Nullable String emailType) {

        private static Email of(BankOwner.Email email) {
            return new Email(email.email(), email.type());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Phone(@Nullable String type, @Nullable String country, String phone) {

        private static Phone of(BankOwner.Phone phone) {
            return new Phone(phone.type(), phone.country(), phone.phone());
        }
    }

    /** Follows from how the bank writes the owner, so that it is certain or unknown. */
    private enum Kind {
        PERSON("person", 1),
        BUSINESS("business", 1),
        OTHER("other", 0);

        private final String wireName;
        private final int confidence;

        Kind(String wireName, int confidence) {
            this.wireName = wireName;
            this.confidence = confidence;
        }

        private static Kind of(BankOwner owner) {
            if (owner.firstName() != null || owner.lastName() != null) {
                return PERSON;
            }
            return "BUSINESS".equals(owner.relationship()) ? BUSINESS : OTHER;
        }
    }
}
