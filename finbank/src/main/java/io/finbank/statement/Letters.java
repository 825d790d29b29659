package io.finbank.statement;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** The fonts of statements, which each of them brings with it. */
final class Letters {

    private static final String UNKNOWN = "?";

    private static final BaseFont PLAIN = read("NotoSans-Regular");
    private static final BaseFont BOLD = read("NotoSans-Bold");

    private Letters() {}

    static Font plain(float size, Color color) {
        return new Font(PLAIN, size, Font.NORMAL, color);
    }

    static Font bold(float size, Color color) {
        return new Font(BOLD, size, Font.NORMAL, color);
    }

    /** The text with a question mark for every letter that the fonts do not have. */
    static String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints()
                .forEach(
                        letter ->
                                printable.append(
                                        letter == '\n' || PLAIN.charExists(letter)
                                                ? Character.toString(letter)
                                                : UNKNOWN));
        return printable.toString();
    }

    private static BaseFont read(String name) {
        var file = name + ".ttf";
        try (var letters =
                Objects.requireNonNull(
                        Letters.class.getResourceAsStream("/finbank/fonts/" + file), file)) {
            return BaseFont.createFont(
                    file,
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    true,
                    letters.readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
