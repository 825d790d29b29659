package io.fairlead.experience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.experience.Palette.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;

    @ParameterizedTest
    @EnumSource
    void isReadableWhateverTheBrand(Scheme scheme) {
        brands().forEach(brand -> assertReadable(brand, scheme));
    }

    /** The ends of the scale, all the greys, and many others. */
    private static Stream<Rgb> brands() {
        var random = new Random(20261123);
        return Stream.of(
                        Stream.of(0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00),
                        Stream.iterate(0, grey -> grey < 256, grey -> grey + 1)
                                .map(grey -> grey * 0x010101),
                        random.ints(20_000, 0, 0x1000000).boxed())
                .flatMap(values -> values)
                .map(Rgb::of);
    }

    private static void assertReadable(Rgb brand, Scheme scheme) {
        var palette = Palette.of(brand, scheme);
        assertThat(palette.fill()).isEqualTo(brand);
        assertContrast(brand, palette.fill(), palette.onFill(), TEXT);
        assertContrast(brand, palette.hover(), palette.onFill(), TEXT);
        assertThat(palette.hover()).as("hover of %s", brand).isNotEqualTo(palette.fill());
        for (var ground : List.of(scheme.card, scheme.ground)) {
            assertContrast(brand, palette.accent(), ground, TEXT);
            assertContrast(brand, palette.edge(), ground, CONTROL);
        }
        assertContrast(brand, palette.accent(), palette.onAccent(), TEXT);
        for (var text : List.of(scheme.text, scheme.muted, palette.accent())) {
            assertContrast(brand, palette.soft(), text, TEXT);
        }
    }

    private static void assertContrast(Rgb brand, Rgb one, Rgb other, double least) {
        assertThat(one.contrast(other))
                .as("%s on %s of %s", one, other, brand)
                .isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21", "#ffffff, #ffffff, 1", "#777777, #ffffff, 4.48"})
    void measuresContrastAsTheGuidelinesDo(String one, String other, double ratio) {
        assertThat(color(one).contrast(color(other)))
                .isCloseTo(ratio, org.assertj.core.data.Offset.offset(0.005));
    }

    @Test
    void keepsABrandThatIsReadableAsItIs() {
        assertThat(Palette.of(color("#0b5a83"), Scheme.LIGHT).accent()).isEqualTo(color("#0b5a83"));
        assertThat(Palette.of(color("#ffc629"), Scheme.LIGHT).accent())
                .isNotEqualTo(color("#ffc629"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "red",
                "#fff",
                "#12345",
                "#1234567",
                "#12345g",
                "#123456;}",
                "rgb(1,2,3)",
                "url(//evil.example)",
                "expression(1)",
                "''"
            })
    void knowsNoOtherColorsThanPlainOnes(String text) {
        assertThat(Rgb.parse(text)).isEmpty();
    }

    @Test
    void writesAStylesheetOfColorsAndNothingElse() {
        assertThat(Palette.stylesheet(color("#Ffc629")))
                .matches(
                        Pattern.compile(
                                ":root \\{ (--[a-z-]+: #[0-9a-f]{6}(; )?)+ }\n"
                                        + "@media \\(prefers-color-scheme: dark\\)"
                                        + " \\{ :root:not\\(\\[data-scheme=light]\\)"
                                        + " \\{ (--[a-z-]+: #[0-9a-f]{6}(; )?)+ } }\n"
                                        + ":root\\[data-scheme=dark]"
                                        + " \\{ (--[a-z-]+: #[0-9a-f]{6}(; )?)+ }\n"));
    }

    /** The contrast is computed against these. */
    @ParameterizedTest
    @EnumSource
    void knowsTheColorsOfTheApp(Scheme scheme) throws IOException {
        var css = stylesheet();
        var block =
                css.indexOf("--ground:", scheme == Scheme.LIGHT ? 0 : css.indexOf("--ground:") + 1);
        var colors = css.substring(block, css.indexOf("}", block));

        assertThat(color(colors, "ground")).isEqualTo(scheme.ground);
        assertThat(color(colors, "card")).isEqualTo(scheme.card);
        assertThat(color(colors, "text")).isEqualTo(scheme.text);
        assertThat(color(colors, "muted")).isEqualTo(scheme.muted);
    }

    private static String stylesheet() throws IOException {
        try (var css = PaletteTest.class.getResourceAsStream("/static/assets/fairlead.css")) {
            assertThat(css).isNotNull();
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Rgb color(String block, String name) {
        var found = Pattern.compile("--" + name + ": (#[0-9a-f]+);").matcher(block);
        assertThat(found.find()).isTrue();
        var text = found.group(1);
        return color(text.length() == 7 ? text : text + text.substring(1));
    }

    private static Rgb color(String text) {
        return Rgb.parse(text).orElseThrow();
    }
}
