package io.fairlead.report.rest;

import io.fairlead.report.Envelope;
import io.fairlead.report.Report;
import io.fairlead.report.ReportProperties;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Reports;
import io.fairlead.report.pdf.ReportDocuments;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands out a report as what the caller asks for, and notes for which purpose. */
@Component
class ReportAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reports reports;
    private final ReportDocuments documents;
    private final ReportProperties properties;

    ReportAnswer(Reports reports, ReportDocuments documents, ReportProperties properties) {
        this.reports = reports;
        this.documents = documents;
        this.properties = properties;
    }

    /** A report as it is now: as JSON whatever has become of it, as PDF when it could be made. */
    ResponseEntity<byte[]> of(Report report, PartnerId caller, RetrievalRequest request) {
        var purpose = request.purpose();
        if (report.kind().isAboutConsumer() && purpose == null && properties.purposeRequired()) {
            throw Problem.REPORT_PURPOSE.exception();
        }
        if (request.wantsPdf()) {
            checkDocument(report);
        }
        if (report.status() == ReportStatus.IN_PROGRESS) {
            return json(JSON.writeValueAsBytes(Envelope.of(report)));
        }
        if (purpose != null) {
            reports.noteReader(report, caller, purpose);
        }
        return request.wantsPdf()
                ? pdf(report, request)
                : json(reports.answer(report).orElseThrow());
    }

    private static void checkDocument(Report report) {
        switch (report.status()) {
            case IN_PROGRESS -> throw Problem.REPORT_UNFINISHED.exception(report.id().value());
            case FAILURE -> throw Problem.REPORT_FAILED.exception(report.id().value());
            case SUCCESS -> {}
        }
    }

    private ResponseEntity<byte[]> pdf(Report report, RetrievalRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(report.id().value() + ".pdf")
                                .build()
                                .toString())
                .body(
                        documents.write(
                                report,
                                reports.snapshot(report).orElseThrow(),
                                request.retrieval()));
    }

    private static ResponseEntity<byte[]> json(byte[] body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
