package io.fairlead.report.rest;

import io.fairlead.report.Envelope;
import io.fairlead.report.Report;
import io.fairlead.report.ReportProperties;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Reports;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands out a report as what the caller asks for, and notes for which purpose. */
@Component
class ReportAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PURPOSE = Pattern.compile("[0-9A-Za-z]{2}");

    private final Reports reports;
    private final ReportProperties properties;

    ReportAnswer(Reports reports, ReportProperties properties) {
        this.reports = reports;
        this.properties = properties;
    }

    /** Checks the form of a permissible purpose. */
    static @Nullable String purpose(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!PURPOSE.matcher(text.strip()).matches()) {
            throw Problem.BAD_REQUEST.exception("\"purpose\" must be two letters or digits.");
        }
        return text.strip().toUpperCase(Locale.ROOT);
    }

    ResponseEntity<byte[]> of(Report report, PartnerId caller, @Nullable String purpose) {
        if (report.kind().isAboutConsumer() && purpose == null && properties.purposeRequired()) {
            throw Problem.REPORT_PURPOSE.exception();
        }
        if (report.status() == ReportStatus.IN_PROGRESS) {
            return json(JSON.writeValueAsBytes(Envelope.of(report)));
        }
        if (purpose != null) {
            reports.noteReader(report, caller, purpose);
        }
        return json(reports.answer(report).orElseThrow());
    }

    private static ResponseEntity<byte[]> json(byte[] body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
