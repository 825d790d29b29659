package io.fairlead.report.pdf;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceId;
import io.fairlead.experience.Experiences;
import io.fairlead.experience.Palette;
import io.fairlead.report.Report;
import io.fairlead.report.ReportProperties;
import io.fairlead.report.Snapshot;
import io.fairlead.shared.page.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes the documents of finished reports. */
@Component
public class ReportDocuments {

    private final Experiences experiences;
    private final ReportProperties properties;
    private final Clock clock;
    private final DocumentPlaces places;

    ReportDocuments(Experiences experiences, ReportProperties properties, Clock clock) {
        this.experiences = experiences;
        this.properties = properties;
        this.clock = clock;
        this.places = new DocumentPlaces(properties.documentsAtOnce());
    }

    /**
     * What whoever gets a report says of it.
     *
     * @param purpose the code of the permissible purpose
     * @param onBehalfOf whom it is got for
     * @param language of the document; null: that of the session which has ordered it
     */
    public record Retrieval(
            @Nullable String purpose, @Nullable String onBehalfOf, @Nullable Language language) {}

    /** The PDF of a report that could be made. */
    public byte[] write(Report report, Snapshot snapshot, Retrieval retrieval) {
        return places.write(() -> document(request(report, snapshot, retrieval)));
    }

    private static byte[] document(PdfRequest request) {
        var document = new ByteArrayOutputStream();
        try {
            ReportPdf.write(request, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toByteArray();
    }

    private PdfRequest request(Report report, Snapshot snapshot, Retrieval retrieval) {
        var presentation = report.content().presentation();
        var language = retrieval.language();
        if (language == null) {
            language = Language.of(presentation == null ? null : presentation.language());
        }
        return new PdfRequest(
                snapshot.answer(),
                snapshot.additions(),
                snapshot.rules(),
                pages(snapshot.file()),
                retrieval.purpose(),
                retrieval.onBehalfOf(),
                clock.instant(),
                properties.zone(),
                language,
                experience(report, presentation).map(this::brand).orElse(PdfBrand.PLAIN));
    }

    private static byte @Nullable [] pages(Snapshot.@Nullable File file) {
        return file != null && MediaType.APPLICATION_PDF_VALUE.equals(file.mediaType())
                ? file.content()
                : null;
    }

    private Optional<Experience> experience(
            Report report, Report.@Nullable Presentation presentation) {
        if (presentation == null || presentation.experience() == null) {
            return Optional.empty();
        }
        var version = presentation.version() == null ? 1 : presentation.version();
        return ExperienceId.parse(presentation.experience())
                .flatMap(id -> experiences.version(report.partner(), id, version));
    }

    private PdfBrand brand(Experience experience) {
        var color = experience.brandColor();
        return new PdfBrand(
                experience.applicationName(),
                color == null ? PdfBrand.PLAIN.accent() : Palette.onPaper(color).toString(),
                experiences.pictures(experience).emailLogo());
    }
}
