package io.fairlead.report.pdf;

import java.io.IOException;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.jspecify.annotations.Nullable;

/** What those hear of a document who cannot see it. */
record Structure(byte[] pdf) {

    static Structure of(byte[] pdf) {
        return new Structure(pdf);
    }

    /**
     * How many elements of a type there are.
     *
     * @param scope of those only that head this; null: of all
     */
    int count(String type, @Nullable String scope) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return count(
                    Objects.requireNonNull(document.getDocumentCatalog().getStructureTreeRoot()),
                    type,
                    scope);
        }
    }

    private static int count(PDStructureNode node, String type, @Nullable String scope) {
        var count = 0;
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                count += is(element, type, scope) ? 1 : 0;
                count += count(element, type, scope);
            }
        }
        return count;
    }

    private static boolean is(PDStructureElement element, String type, @Nullable String scope) {
        return type.equals(element.getStructureType())
                && (scope == null
                        || String.valueOf(element.getCOSObject().getItem("A")).contains(scope));
    }
}
