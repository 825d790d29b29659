package io.fairlead.report.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.customer.Consumer;
import io.fairlead.report.Report;
import io.fairlead.shared.Secret;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reports of a portfolio, and whose they are where that is asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PortfolioResponse(
        String portfolioId, @Nullable ConsumerPart consumer, List<ReportPart> reports) {

    record ReportPart(String id, String portfolioId, String type, String status, long createdDate) {

        private static ReportPart of(Report report) {
            return new ReportPart(
                    report.id().value(),
                    report.portfolio().text(),
                    report.kind().type(),
                    report.status().wireName(),
                    report.createdAt().getEpochSecond());
        }
    }

    /**
     * @param lastDigits the last four of the SSN
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConsumerPart(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            long customerId,
            @JsonProperty("ssn") String lastDigits,
            @Nullable Birthday birthday,
            @Nullable String suffix) {

        private static final int HIDDEN_DIGITS = 5;

        private static ConsumerPart of(Consumer consumer) {
            var details = consumer.details();
            return new ConsumerPart(
                    consumer.id().value(),
                    details.firstName(),
                    details.lastName(),
                    Long.parseLong(consumer.customer().value()),
                    lastDigits(details.ssn()),
                    Birthday.of(details.birthday()),
                    details.suffix());
        }

        private static String lastDigits(@Nullable Secret ssn) {
            return ssn == null ? "" : ssn.reveal().substring(HIDDEN_DIGITS);
        }
    }

    record Birthday(int year, int month, int dayOfMonth) {

        private static @Nullable Birthday of(@Nullable LocalDate date) {
            return date == null
                    ? null
                    : new Birthday(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
    }

    static PortfolioResponse of(
            String portfolioId, @Nullable Consumer consumer, List<Report> reports) {
        return new PortfolioResponse(
                portfolioId,
                consumer == null ? null : ConsumerPart.of(consumer),
                reports.stream().map(ReportPart::of).toList());
    }
}
