package io.fairlead.customer.rest;

import io.fairlead.customer.ConsumerDetails;
import io.fairlead.customer.EndUser;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the consumer calls are sent. A blank field counts as absent. */
final class ConsumerRequest {

    private static final int MAX_TEXT_LENGTH = 255;
    private static final int MAX_URL_LENGTH = 999;
    private static final int EARLIEST_YEAR_OF_BIRTH = 1900;
    private static final List<String> REQUIRED = List.of("firstName", "lastName", "state");

    private final BodyFields fields;
    private final LocalDate today;

    private ConsumerRequest(ObjectNode body, LocalDate today) {
        this.fields = new BodyFields(body);
        this.today = today;
    }

    static ConsumerDetails newConsumer(ObjectNode body, LocalDate today) {
        var request = new ConsumerRequest(body, today);
        REQUIRED.forEach(name -> request.fields.required(name, MAX_TEXT_LENGTH));
        var details = request.details();
        if (details.ssn() == null && details.birthday() == null) {
            throw invalid("Either consumer.ssn or consumer.birthday is required.");
        }
        if (details.phone() == null && details.email() == null) {
            throw invalid("Either consumer.phone or consumer.email is required.");
        }
        return details;
    }

    static ConsumerDetails changes(ObjectNode body, LocalDate today) {
        return new ConsumerRequest(body, today).details();
    }

    private ConsumerDetails details() {
        return new ConsumerDetails(
                text("firstName"),
                text("middleName"),
                text("lastName"),
                text("suffix"),
                text("address"),
                text("city"),
                text("state"),
                text("zip"),
                formatted(text("phone"), PersonalFormat::isPhone, "phone"),
                formatted(text("email"), PersonalFormat::isEmail, "email"),
                ssn(),
                birthday(),
                endUser());
    }

    private @Nullable String text(String name) {
        return fields.optional(name, MAX_TEXT_LENGTH);
    }

    private @Nullable Secret ssn() {
        var ssn = text("ssn");
        if (ssn == null) {
            return null;
        }
        if (!PersonalFormat.isSsn(ssn)) {
            throw invalid("Invalid format for field consumer.ssn.  Required format is 9 digits.");
        }
        return new Secret(ssn.replace("-", ""));
    }

    private @Nullable LocalDate birthday() {
        var birthday = fields.object("birthday");
        if (birthday == null) {
            return null;
        }
        try {
            var date =
                    LocalDate.of(
                            number(birthday, "year"),
                            number(birthday, "month"),
                            number(birthday, "dayOfMonth"));
            if (date.getYear() >= EARLIEST_YEAR_OF_BIRTH && !date.isAfter(today)) {
                return date;
            }
        } catch (DateTimeException | ArithmeticException _) {
            throw wrongFormat("birthday");
        }
        throw wrongFormat("birthday");
    }

    private static int number(BodyFields birthday, String name) {
        return birthday.requiredWhole(name)
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> wrongFormat("birthday"));
    }

    private @Nullable EndUser endUser() {
        var user = fields.object("endUser");
        if (user == null) {
            return null;
        }
        return new EndUser(
                user.required("name", MAX_TEXT_LENGTH),
                user.required("address", MAX_TEXT_LENGTH),
                user.required("city", MAX_TEXT_LENGTH),
                user.required("state", MAX_TEXT_LENGTH),
                user.required("zip", MAX_TEXT_LENGTH),
                endUserPhone(user),
                formatted(
                        user.optional("email", MAX_TEXT_LENGTH),
                        PersonalFormat::isEmail,
                        "endUser.email"),
                user.optional("url", MAX_URL_LENGTH));
    }

    private static String endUserPhone(BodyFields user) {
        var phone = user.required("phone", MAX_TEXT_LENGTH);
        formatted(phone, PersonalFormat::isPhone, "endUser.phone");
        return phone;
    }

    private static @Nullable String formatted(
            @Nullable String text, Predicate<String> format, String name) {
        if (text != null && !format.test(text)) {
            throw wrongFormat(name);
        }
        return text;
    }

    private static ProblemException wrongFormat(String name) {
        return invalid("Invalid format for field consumer." + name + ".");
    }

    private static ProblemException invalid(String message) {
        return Problem.INVALID_CONSUMER_FIELD.exception(message);
    }
}
