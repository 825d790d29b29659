package io.fairlead.report.pdf;

import io.fairlead.shared.page.Language;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a document is made of.
 *
 * @param report the JSON that partners get
 * @param additions {@code accounts} with {@code id}, {@code from} and {@code balances}, one for
 *     each day; empty where there are none
 * @param rules the version of the rules by which the report was made
 * @param statement the pages of a bank, as PDF, that follow the report's own; null where there are
 *     none
 * @param purpose the code of the purpose that it is got for
 * @param onBehalfOf whom it is got for
 * @param retrievedAt when it is got
 * @param zone where days begin
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PdfRequest(
        JsonNode report,
        JsonNode additions,
        String rules,
        byte @Nullable [] statement,
        @Nullable String purpose,
        @Nullable String onBehalfOf,
        Instant retrievedAt,
        ZoneId zone,
        Language language,
        PdfBrand brand) {

    @Override
    public String toString() {
        return "PdfRequest[redacted]";
    }
}
