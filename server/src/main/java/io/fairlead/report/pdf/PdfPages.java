package io.fairlead.report.pdf;

import tools.jackson.databind.JsonNode;

/**
 * What all parts of a document are written with.
 *
 * @param request what it is made of
 */
record PdfPages(PdfRequest request, Sheets sheets, PdfTexts texts, PdfCharts charts) {

    JsonNode report() {
        return request.report();
    }

    FactList facts(JsonNode of) {
        return new FactList(of, texts);
    }
}
