/**
 * Reports on paper, from their snapshots alone: tagged for readers who cannot see them (PDF/UA),
 * with the fonts in them. {@link io.fairlead.report.pdf.ReportPdf} is the way in; pages are written
 * one after the other, so that a thousand of them need little memory.
 */
@NullMarked
package io.fairlead.report.pdf;

import org.jspecify.annotations.NullMarked;
