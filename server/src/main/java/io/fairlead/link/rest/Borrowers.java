package io.fairlead.link.rest;

import io.fairlead.link.LinkDetails.JointBorrower;
import io.fairlead.link.LinkSecrets.ConsumerInfo;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.WrittenValue;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a link is for: one customer, or two borrowers of whom exactly one is the primary. */
record Borrowers(Borrower primary, @Nullable Borrower joint) {

    private static final Pattern SSN = Pattern.compile("[0-9]{9}");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("-?[0-9]{1,12}");
    private static final List<String> TYPES = List.of("primary", "jointBorrower");

    /** One person. */
    record Borrower(
            String customerId, @Nullable String consumerId, @Nullable ConsumerInfo consumerInfo) {}

    /** Whether a call takes the consumer of its customer. */
    enum Consumer {
        IGNORED,
        OPTIONAL,
        REQUIRED
    }

    /** Reads {@code customerId} and what belongs to it. */
    static Borrowers single(ConnectFields fields, Consumer consumer) {
        var customerId = fields.requiredId("customerId");
        var borrower =
                switch (consumer) {
                    case IGNORED -> new Borrower(customerId, null, null);
                    case OPTIONAL ->
                            new Borrower(customerId, fields.id("consumerId"), consumerInfo(fields));
                    case REQUIRED ->
                            new Borrower(
                                    customerId,
                                    fields.requiredId("consumerId"),
                                    consumerInfo(fields));
                };
        return new Borrowers(borrower, null);
    }

    /** Reads {@code borrowers}. */
    static Borrowers both(ConnectFields fields) {
        var given = fields.objects("borrowers", 2);
        if (given == null) {
            throw fields.wrong("borrowers", "is required");
        }
        Borrower primary = null;
        Borrower joint = null;
        for (var borrowerFields : given) {
            var borrower = borrower(borrowerFields);
            var type = borrowerFields.requiredOneOf("type", TYPES);
            if (type.equals("primary") ? primary != null : joint != null) {
                throw fields.wrong("borrowers", "must contain one borrower of each type");
            }
            if (type.equals("primary")) {
                primary = borrower;
            } else {
                joint = borrower;
            }
        }
        if (primary == null) {
            throw fields.wrong("borrowers", "must contain a borrower of type primary");
        }
        return new Borrowers(primary, joint);
    }

    @Nullable JointBorrower jointBorrower() {
        return joint == null || joint.consumerId() == null
                ? null
                : new JointBorrower(joint.customerId(), joint.consumerId());
    }

    private static Borrower borrower(ConnectFields fields) {
        return new Borrower(
                fields.requiredId("customerId"),
                fields.requiredId("consumerId"),
                consumerInfo(fields));
    }

    private static @Nullable ConsumerInfo consumerInfo(ConnectFields fields) {
        var info = fields.object("optionalConsumerInfo");
        if (info == null) {
            return null;
        }
        var ssn = info.requiredId("ssn");
        if (!SSN.matcher(ssn).matches()) {
            throw info.wrong("ssn", "must be 9 digits without hyphens");
        }
        return new ConsumerInfo(new Secret(ssn), dateOfBirth(info));
    }

    /** Epoch seconds; documented as a number, sent as text by older clients. */
    private static @Nullable Secret dateOfBirth(ConnectFields info) {
        var value = info.value("dob");
        if (value == null) {
            return null;
        }
        return WrittenValue.whole(value)
                .flatMap(WrittenValue::digits)
                .filter(digits -> EPOCH_SECONDS.matcher(digits).matches())
                .map(Secret::new)
                .orElseThrow(() -> info.wrong("dob", "must be a number"));
    }
}
