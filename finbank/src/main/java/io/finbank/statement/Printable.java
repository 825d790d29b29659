package io.finbank.statement;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/** Text for the built-in fonts of PDF, which have the letters of Western Europe only. */
final class Printable {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Printable() {}

    /** The text with every letter the fonts do not have replaced: without its accent, or by "?". */
    static String text(String text) {
        var encoder = WESTERN.newEncoder();
        var printable = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> printable.append(substitute(letter, encoder)));
        return printable.toString();
    }

    private static String substitute(String letter, CharsetEncoder encoder) {
        if (encoder.canEncode(letter)) {
            return letter;
        }
        var bare = Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return encoder.canEncode(bare) ? bare : "?";
    }
}
