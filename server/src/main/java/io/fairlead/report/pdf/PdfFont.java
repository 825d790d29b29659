package io.fairlead.report.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font that a document brings with it, and what its letters measure. */
final class PdfFont {

    private static final int UNITS = 1000;
    private static final String UNKNOWN = "?";

    private final PDType0Font font;

    /** How wide a letter is, in thousandths of the size; a negative number where there is none. */
    private final Map<Integer, Float> widths = new HashMap<>();

    private PdfFont(PDType0Font font) {
        this.font = font;
    }

    /** Ligatures are left out: PDFBox searches each word for them, which takes most of the time. */
    static PdfFont load(PDDocument document, String name) throws IOException {
        try (var file =
                Objects.requireNonNull(
                        PdfFont.class.getResourceAsStream("/fonts/" + name + ".ttf"), name)) {
            var letters = new TTFParser().parse(new RandomAccessReadBuffer(file));
            letters.setEnableGsub(false);
            return new PdfFont(PDType0Font.load(document, letters, true));
        }
    }

    PDType0Font font() {
        return font;
    }

    float width(String printable, float size) {
        var width = 0f;
        for (var i = 0; i < printable.length(); ) {
            var letter = printable.codePointAt(i);
            width += width(letter);
            i += Character.charCount(letter);
        }
        return width * size / UNITS;
    }

    /** The text in letters that the font has; controls become blanks. */
    String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        letter -> {
                            if (Character.isISOControl(letter) || Character.isWhitespace(letter)) {
                                printable.append(' ');
                            } else if (Character.getType(letter) != Character.FORMAT) {
                                printable.append(
                                        width(letter) < 0 ? UNKNOWN : Character.toString(letter));
                            }
                        });
        return printable.toString();
    }

    /** The lines of a text that must not be wider than that; words too long for it are cut. */
    List<String> lines(String text, float size, float width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : printable(text).strip().split(" +")) {
            var rest = word;
            if (!line.isEmpty() && width(line + " " + rest, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, size) > width && rest.length() > 1) {
                var fitting = fitting(rest, size, width);
                lines.add(rest.substring(0, fitting));
                rest = rest.substring(fitting);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** How many characters of a word fit, at least one. */
    private int fitting(String word, float size, float width) {
        var end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            var next = word.offsetByCodePoints(end, 1);
            if (width(word.substring(0, next), size) > width) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private float width(int letter) {
        return widths.computeIfAbsent(letter, this::measured);
    }

    private float measured(int letter) {
        try {
            return font.getStringWidth(Character.toString(letter));
        } catch (IllegalArgumentException _) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
