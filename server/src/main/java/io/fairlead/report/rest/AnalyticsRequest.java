package io.fairlead.report.rest;

import io.fairlead.report.ReportConstraints.AnalyticsData;
import io.fairlead.report.ReportKind;
import io.fairlead.report.ReportKind.Analytics;
import io.fairlead.report.ReportKind.AnalyticsPurpose;
import io.fairlead.report.analytics.TimeInterval;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads what analytics are for, which says of what kind they are. */
final class AnalyticsRequest {

    private static final String DATA = "analyticsReportData";
    private static final String INTERVALS = "timeIntervalTypes";
    private static final int MOST_INTERVALS = 2;
    private static final int MAX_NAME = 40;

    private AnalyticsRequest() {}

    /**
     * The kind that a call asks for.
     *
     * @param userType {@code personal} or {@code business}
     */
    static ReportKind kind(Analytics analytics, String userType, ObjectNode body) {
        var business =
                switch (userType.toLowerCase(Locale.ROOT)) {
                    case "business" -> true;
                    case "personal" -> false;
                    default ->
                            throw Problem.BAD_REQUEST.exception(
                                    "\"userType\" must be personal or business.");
                };
        var data = data(new BodyFields(body));
        return ReportKind.of(
                analytics,
                business,
                data == null ? AnalyticsPurpose.NONCRA : purpose(data, business));
    }

    /** Nobody's credit is in question where a business asks and no owner guarantees. */
    private static AnalyticsPurpose purpose(AnalyticsData data, boolean business) {
        var cra = Boolean.TRUE.equals(data.forCraPurpose());
        if (!business) {
            return cra ? AnalyticsPurpose.CRA : AnalyticsPurpose.NONCRA;
        }
        if (Boolean.TRUE.equals(data.forFtcPurpose())) {
            return AnalyticsPurpose.FTC;
        }
        if (!cra) {
            return AnalyticsPurpose.NONCRA;
        }
        return Boolean.FALSE.equals(data.applicantIsPersonalGuarantor())
                ? AnalyticsPurpose.FTC
                : AnalyticsPurpose.CRA;
    }

    /** The same as answers repeat it; null where a call says nothing. */
    static @Nullable AnalyticsData data(BodyFields fields) {
        var given = fields.object(DATA);
        if (given == null) {
            return null;
        }
        var data =
                new AnalyticsData(
                        flag(given, "forCraPurpose"),
                        flag(given, "forFtcPurpose"),
                        flag(given, "applicantIsPersonalGuarantor"),
                        intervals(given));
        if (Boolean.TRUE.equals(data.forCraPurpose())
                && Boolean.TRUE.equals(data.forFtcPurpose())) {
            throw Problem.REPORT_PURPOSES.exception();
        }
        return data;
    }

    private static @Nullable Boolean flag(BodyFields given, String name) {
        return given.has(name) ? (Boolean) given.flag(name) : null;
    }

    private static @Nullable List<String> intervals(BodyFields given) {
        var names = given.texts(INTERVALS, MAX_NAME).stream().distinct().toList();
        if (names.size() > MOST_INTERVALS) {
            throw Problem.REPORT_INTERVALS.exception();
        }
        return names.isEmpty() ? null : names.stream().map(AnalyticsRequest::interval).toList();
    }

    private static String interval(String name) {
        return Arrays.stream(TimeInterval.values())
                .map(TimeInterval::name)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"%s.%s\" must have MONTHLY_CALENDAR or MONTHLY_ROLLING_30."
                                                .formatted(DATA, INTERVALS)));
    }
}
