package io.fairlead.customer.rest;

import io.fairlead.customer.CustomerProfile;
import io.fairlead.customer.CustomerQuery;
import io.fairlead.customer.CustomerType;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the customer calls are sent. */
final class CustomerRequest {

    static final int MAX_TEXT_LENGTH = 255;

    private static final int MAX_USERNAME_READ = 1_000;

    private CustomerRequest() {}

    /** New names; null is a name to leave as it is. */
    record Names(@Nullable String firstName, @Nullable String lastName) {}

    static CustomerProfile newCustomer(CustomerType type, ObjectNode body) {
        var fields = new BodyFields(body);
        var username = fields.required("username", MAX_USERNAME_READ);
        if (!PersonalFormat.isUsername(username)) {
            throw Problem.USERNAME_AGAINST_POLICY.exception();
        }
        return new CustomerProfile(
                type,
                username,
                name(fields, "firstName"),
                name(fields, "lastName"),
                phone(fields),
                email(fields),
                fields.optional("applicationId", MAX_TEXT_LENGTH));
    }

    static Names names(ObjectNode body) {
        var fields = new BodyFields(body);
        var names = new Names(name(fields, "firstName"), name(fields, "lastName"));
        if (names.firstName() == null && names.lastName() == null) {
            throw Problem.NO_DATA_TO_UPDATE.exception();
        }
        return names;
    }

    static CustomerQuery query(Map<String, String> parameters) {
        var fields = new QueryFields(parameters);
        var start = fields.start();
        var limit = fields.limit();
        return new CustomerQuery(
                fields.text("search", MAX_TEXT_LENGTH),
                fields.text("username", MAX_TEXT_LENGTH),
                type(fields.word("type", MAX_TEXT_LENGTH)),
                start,
                limit);
    }

    private static @Nullable CustomerType type(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "testing" -> CustomerType.TESTING;
            case "active" -> CustomerType.ACTIVE;
            default -> throw Problem.INVALID_CUSTOMER_TYPE.exception();
        };
    }

    /** As consumers' names: whatever can be written. */
    private static @Nullable String name(BodyFields fields, String field) {
        return fields.optional(field, MAX_TEXT_LENGTH, Problem.NAME_HAS_INVALID_CHARACTER);
    }

    private static @Nullable String phone(BodyFields fields) {
        var phone = fields.optional("phone", MAX_TEXT_LENGTH);
        if (phone != null && !PersonalFormat.isPhone(phone)) {
            throw Problem.BAD_REQUEST.exception(
                    "\"phone\" must be a phone number of at most 15 characters.");
        }
        return phone;
    }

    private static @Nullable String email(BodyFields fields) {
        var email = fields.optional("email", MAX_TEXT_LENGTH);
        if (email != null && !PersonalFormat.isEmail(email)) {
            throw Problem.BAD_REQUEST.exception("\"email\" must be an e-mail address.");
        }
        return email;
    }
}
