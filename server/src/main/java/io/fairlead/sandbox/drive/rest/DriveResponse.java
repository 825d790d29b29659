package io.fairlead.sandbox.drive.rest;

import io.fairlead.sandbox.drive.DriveOutcome;
import io.fairlead.sandbox.drive.Stop;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionEvent.ReportRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the link. What a partner is told of the end, {@code code} and {@code reason},
 * is null while the session goes on; then {@code screen} and {@code page} say where it stands.
 */
record DriveResponse(
        String session,
        @Nullable Integer code,
        @Nullable String reason,
        @Nullable String screen,
        @Nullable String page,
        List<String> screens,
        List<String> accounts,
        List<String> institutionLoginIds,
        @Nullable String portfolioId,
        List<ReportResponse> reports,
        @Nullable String redirect,
        @Nullable StopResponse stopped) {

    record ReportResponse(String type, String reportId) {

        static ReportResponse of(ReportRef report) {
            return new ReportResponse(report.type(), report.reportId());
        }
    }

    record StopResponse(String screen, @Nullable Integer code, String reason, String help) {

        static StopResponse of(Stop stop) {
            return new StopResponse(stop.screen(), stop.code(), stop.reason(), stop.help());
        }
    }

    static DriveResponse of(DriveOutcome outcome) {
        Ending ending = outcome.ending();
        return new DriveResponse(
                outcome.session().toString(),
                ending == null ? null : ending.code(),
                ending == null ? null : ending.reason(),
                outcome.screen(),
                outcome.page(),
                outcome.screens(),
                outcome.accounts(),
                outcome.logins(),
                outcome.portfolio(),
                outcome.reports().stream().map(ReportResponse::of).toList(),
                outcome.redirect(),
                outcome.stop() == null ? null : StopResponse.of(outcome.stop()));
    }
}
