package io.fairlead.experience;

/**
 * The colours that a brand colour leads to, in one of the two schemes. Text on any of them has the
 * contrast of WCAG's AA, whatever the brand colour is.
 *
 * @param fill of primary buttons: the brand colour itself
 * @param hover of primary buttons under the pointer
 * @param onFill of text on both
 * @param edge around {@code fill}, which may be as light or as dark as the card
 * @param accent of links, icons, ticked boxes and the focus, on the page, the card and {@code soft}
 * @param onAccent of what stands on {@code accent}
 * @param soft behind icons and what is chosen
 */
public record Palette(
        Rgb fill, Rgb hover, Rgb onFill, Rgb edge, Rgb accent, Rgb onAccent, Rgb soft) {

    /** The contrast of text. */
    static final double TEXT = 4.5;

    private static final double NOTICEABLE = 1.15;
    private static final double HOVER = 0.18;
    private static final double FURTHEST = 0.6;
    private static final double STEP = 0.04;

    /**
     * A scheme's own colours, as the app's stylesheet has them.
     *
     * @param far what colours move to when they need more contrast
     * @param tint how much of the brand colour {@code soft} has at most
     */
    enum Scheme {
        LIGHT(0xffffff, 0xeef2f5, 0x13202d, 0x4c5b69, 0x000000, 0.1),
        DARK(0x151e27, 0x0b1219, 0xe9eef2, 0xa9b6c1, 0xffffff, 0.18);

        final Rgb card;
        final Rgb ground;
        final Rgb text;
        final Rgb muted;
        private final Rgb far;
        private final double tint;

        Scheme(int card, int ground, int text, int muted, int far, double tint) {
            this.card = Rgb.of(card);
            this.ground = Rgb.of(ground);
            this.text = Rgb.of(text);
            this.muted = Rgb.of(muted);
            this.far = Rgb.of(far);
            this.tint = tint;
        }
    }

    static Palette of(Rgb brand, Scheme scheme) {
        var onFill = textOn(brand);
        var soft = soft(brand, scheme);
        var accent = accent(brand, soft, scheme);
        return new Palette(
                brand, hover(brand, onFill), onFill, accent, accent, textOn(accent), soft);
    }

    /** Black or white, of which one always has enough contrast. */
    public static Rgb textOn(Rgb ground) {
        return ground.contrast(Rgb.WHITE) >= TEXT ? Rgb.WHITE : Rgb.BLACK;
    }

    /** The brand colour, as dark as text on white paper needs it. */
    public static Rgb onPaper(Rgb brand) {
        return of(brand, Scheme.LIGHT).accent();
    }

    /** Away from the text, unless the fill is at the end of the scale there. */
    private static Rgb hover(Rgb fill, Rgb onFill) {
        var end = onFill.equals(Rgb.WHITE) ? Rgb.BLACK : Rgb.WHITE;
        for (var share = HOVER; share <= FURTHEST; share += STEP) {
            var away = fill.towards(end, share);
            if (away.contrast(fill) >= NOTICEABLE) {
                return away;
            }
        }
        return fill.towards(onFill, HOVER / 2);
    }

    private static Rgb soft(Rgb brand, Scheme scheme) {
        var share = scheme.tint;
        var soft = scheme.card.towards(brand, share);
        while (soft.contrast(scheme.muted) < TEXT) {
            share -= STEP / 4;
            soft = scheme.card.towards(brand, share);
        }
        return soft;
    }

    private static Rgb accent(Rgb brand, Rgb soft, Scheme scheme) {
        var accent = brand;
        for (var share = STEP; !isReadable(accent, soft, scheme); share += STEP) {
            accent = brand.towards(scheme.far, Math.min(1, share));
        }
        return accent;
    }

    private static boolean isReadable(Rgb accent, Rgb soft, Scheme scheme) {
        return accent.contrast(scheme.card) >= TEXT
                && accent.contrast(scheme.ground) >= TEXT
                && accent.contrast(soft) >= TEXT;
    }

    /** The stylesheet of a brand, to be loaded after the app's own. */
    public static String stylesheet(Rgb brand) {
        return """
                :root { %1$s }
                @media (prefers-color-scheme: dark) { :root:not([data-scheme=light]) { %2$s } }
                :root[data-scheme=dark] { %2$s }
                """
                .formatted(of(brand, Scheme.LIGHT).css(), of(brand, Scheme.DARK).css());
    }

    private String css() {
        return "--fill: %s; --fill-strong: %s; --on-fill: %s; --fill-edge: %s; --brand: %s; --on-brand: %s; --brand-soft: %s; --rope: %s; --rope-lay: %s"
                .formatted(fill, hover, onFill, edge, accent, onAccent, soft, accent, soft);
    }
}
