package io.fairlead.report.pdf;

import org.jspecify.annotations.Nullable;

/**
 * How the partner's documents look.
 *
 * @param name on the first page; null: that of who has asked for the report
 * @param accent {@code #rrggbb}, dark enough to be read on white
 * @param logo a PNG in place of the name; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PdfBrand(@Nullable String name, String accent, byte @Nullable [] logo) {

    /** Fairlead's own. */
    public static final PdfBrand PLAIN = new PdfBrand(null, "#0b5c7a", null);
}
