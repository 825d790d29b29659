package io.fairlead.customer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.customer.Consumer;
import io.fairlead.customer.EndUser;
import io.fairlead.shared.Secret;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as the API shows it. The vendor documents most fields as always present, so a detail
 * that is not known is an empty text or an empty object.
 *
 * @param lastDigits the last four of the SSN
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConsumerResponse(
        String id,
        String firstName,
        @Nullable String middleName,
        String lastName,
        long customerId,
        String address,
        String city,
        String state,
        String zip,
        String phone,
        @JsonProperty("ssn") String lastDigits,
        Birthday birthday,
        String email,
        long createdDate,
        @Nullable String suffix,
        @Nullable EndUserResponse endUser) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Birthday(@Nullable Integer year, @Nullable Integer month, @Nullable Integer dayOfMonth) {

        static Birthday of(@Nullable LocalDate date) {
            return date == null
                    ? new Birthday(null, null, null)
                    : new Birthday(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndUserResponse(
            String name,
            String address,
            String city,
            String state,
            String zip,
            String phone,
            @Nullable String email,
            @Nullable String url) {

        static @Nullable EndUserResponse of(@Nullable EndUser user) {
            return user == null
                    ? null
                    : new EndUserResponse(
                            user.name(),
                            user.address(),
                            user.city(),
                            user.state(),
                            user.zip(),
                            user.phone(),
                            user.email(),
                            user.url());
        }
    }

    static ConsumerResponse of(Consumer consumer) {
        var details = consumer.details();
        return new ConsumerResponse(
                consumer.id().value(),
                orEmpty(details.firstName()),
                details.middleName(),
                orEmpty(details.lastName()),
                Long.parseLong(consumer.customer().value()),
                orEmpty(details.address()),
                orEmpty(details.city()),
                orEmpty(details.state()),
                orEmpty(details.zip()),
                orEmpty(details.phone()),
                lastDigits(details.ssn()),
                Birthday.of(details.birthday()),
                orEmpty(details.email()),
                consumer.createdAt().getEpochSecond(),
                details.suffix(),
                EndUserResponse.of(details.endUser()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String lastDigits(@Nullable Secret ssn) {
        return ssn == null ? "" : ssn.reveal().substring(5);
    }
}
