package io.fairlead.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.customer.Consumer;
import io.fairlead.customer.EndUser;
import io.fairlead.shared.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Whom a report is about, as the consumer record was when it was ordered.
 *
 * @param lastDigits the last four of the SSN; empty when it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportConsumer(
        String id,
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
        String lastDigits,
        @Nullable EndUser endUser) {

    private static final int SHOWN_DIGITS = 4;

    static ReportConsumer of(Consumer consumer) {
        var details = consumer.details();
        return new ReportConsumer(
                consumer.id().value(),
                details.firstName(),
                details.middleName(),
                details.lastName(),
                details.suffix(),
                details.address(),
                details.city(),
                details.state(),
                details.zip(),
                details.phone(),
                details.email(),
                lastDigits(details.ssn()),
                details.endUser());
    }

    private static String lastDigits(@Nullable Secret ssn) {
        if (ssn == null) {
            return "";
        }
        var digits = ssn.reveal();
        return digits.substring(Math.max(0, digits.length() - SHOWN_DIGITS));
    }

    @Override
    public String toString() {
        return "ReportConsumer[redacted]";
    }
}
