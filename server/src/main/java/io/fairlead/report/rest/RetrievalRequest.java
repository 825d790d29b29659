package io.fairlead.report.rest;

import io.fairlead.report.pdf.ReportDocuments.Retrieval;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.shared.page.BrowserLanguage;
import io.fairlead.shared.page.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call that gets a report says.
 *
 * @param retrieval the purpose, in capitals, and whom it is got for
 * @param wantsPdf whether it asks for the PDF rather than the JSON
 */
record RetrievalRequest(Retrieval retrieval, boolean wantsPdf) {

    private static final Pattern PURPOSE = Pattern.compile("[0-9A-Za-z]{2}");
    private static final MediaType JSON = MediaType.APPLICATION_JSON;
    private static final MediaType PDF = MediaType.APPLICATION_PDF;
    private static final int MAX_PURPOSE = 20;
    private static final int MAX_NAME = 255;

    /**
     * @param body where the purpose may stand instead of the query; null where a call has none
     */
    static RetrievalRequest read(
            Map<String, String> parameters, @Nullable ObjectNode body, HttpServletRequest request) {
        var query = new QueryFields(parameters);
        var inBody = body == null ? null : new BodyFields(body).optional("purpose", MAX_PURPOSE);
        return new RetrievalRequest(
                new Retrieval(
                        purpose(inBody == null ? query.text("purpose", MAX_PURPOSE) : inBody),
                        query.text("onBehalfOf", MAX_NAME),
                        language(request)),
                wantsPdf(request.getHeader(HttpHeaders.ACCEPT)));
    }

    @Nullable String purpose() {
        return retrieval.purpose();
    }

    private static @Nullable String purpose(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!PURPOSE.matcher(text.strip()).matches()) {
            throw Problem.BAD_REQUEST.exception("\"purpose\" must be two letters or digits.");
        }
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /** What the call names, which programs do on purpose only. */
    private static @Nullable Language language(HttpServletRequest request) {
        return BrowserLanguage.all(request)
                .flatMap(tag -> Language.spoken(tag).stream())
                .findFirst()
                .orElse(null);
    }

    /** Anything goes for JSON, and so does what cannot be read. */
    private static boolean wantsPdf(@Nullable String accept) {
        return accepted(accept).stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .filter(type -> type.includes(JSON) || type.includes(PDF))
                .findFirst()
                .filter(type -> !type.includes(JSON))
                .isPresent();
    }

    private static List<MediaType> accepted(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException _) {
            return List.of();
        }
    }
}
