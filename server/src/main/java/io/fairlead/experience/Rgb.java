package io.fairlead.experience;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour.
 *
 * @param red 0 to 255, like the others
 */
public record Rgb(int red, int green, int blue) {

    static final Rgb BLACK = new Rgb(0, 0, 0);
    static final Rgb WHITE = new Rgb(255, 255, 255);

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double NEVER_BLACK = 0.05;

    /** The colour that {@code #rrggbb} spells out. */
    public static Optional<Rgb> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(of(Integer.parseInt(text, 1, text.length(), 16)))
                : Optional.empty();
    }

    static Rgb of(int value) {
        return new Rgb(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
    }

    /** The colour on the way to another one: 0 is this one, 1 the other. */
    Rgb towards(Rgb other, double share) {
        return new Rgb(
                between(red, other.red, share),
                between(green, other.green, share),
                between(blue, other.blue, share));
    }

    /** The contrast ratio of WCAG 2, from 1 to 21. */
    public double contrast(Rgb other) {
        var one = luminance() + NEVER_BLACK;
        var two = other.luminance() + NEVER_BLACK;
        return Math.max(one, two) / Math.min(one, two);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** As CSS writes it. */
    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
