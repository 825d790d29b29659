package io.fairlead.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report was asked for, as answers repeat it; dates are epoch seconds. Null is what was not
 * asked for.
 *
 * @param analyticsReportData what analytics are for
 * @param accountIds none: all accounts of the customer
 * @param incomeFromDate the first day of income, whatever {@code fromDate} is
 * @param incomeStreamConfidenceMinimum streams with less are left out
 * @param reportId an earlier report to compare with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportConstraints(
        @Nullable AnalyticsData analyticsReportData,
        @Nullable String reportId,
        @Nullable List<String> accountIds,
        @Nullable StatementData statementReportData,
        @Nullable List<CustomField> reportCustomFields,
        @Nullable Boolean showNsf,
        @Nullable Long fromDate,
        @Nullable Long toDate,
        @Nullable Long incomeFromDate,
        @Nullable Integer incomeStreamConfidenceMinimum,
        @Nullable Boolean includePending,
        @Nullable FindTransaction findTransaction) {

    public static final ReportConstraints NONE =
            new ReportConstraints(
                    null, null, null, null, null, null, null, null, null, null, null, null);

    /**
     * A field of the partner's own.
     *
     * @param shown in the PDF, not in the data only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CustomField(@Nullable String label, @Nullable String value, boolean shown) {}

    /**
     * What analytics are for.
     *
     * @param timeIntervalTypes one or two names of time intervals; none: calendar months
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnalyticsData(
            @Nullable Boolean forCraPurpose,
            @Nullable Boolean forFtcPurpose,
            @Nullable Boolean applicantIsPersonalGuarantor,
            @Nullable List<String> timeIntervalTypes) {}

    /**
     * Which statement.
     *
     * @param accountId digits
     * @param statementIndex 1: the latest one
     */
    public record StatementData(long accountId, int statementIndex) {}

    /** Which transactions; all that is given must hold. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FindTransaction(
            @Nullable String findTransactionDescriptionMemo,
            @Nullable BigDecimal findTransactionAmountFrom,
            @Nullable BigDecimal findTransactionAmountTo,
            @Nullable List<String> findTransactionCategory) {}

    /** The same with a beginning and fields that a link has given. */
    public ReportConstraints ofLink(@Nullable Long from, List<CustomField> fields) {
        return new ReportConstraints(
                analyticsReportData,
                reportId,
                accountIds,
                statementReportData,
                fields.isEmpty() ? null : fields,
                showNsf,
                from,
                toDate,
                incomeFromDate,
                incomeStreamConfidenceMinimum,
                includePending,
                findTransaction);
    }
}
