package io.fairlead.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgPictureTest {

    private static final String OPEN =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                    + " viewBox=\"0 0 10 10\">";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<style>@import url(//evil.example)</style>",
                "<style>path{fill:red}</style>",
                "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
                "<image href=\"https://evil.example/x.png\"/>",
                "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
                "<feImage href=\"https://evil.example/x.png\"/>",
                "<a href=\"https://evil.example\"><path d=\"M0 0\"/></a>",
                "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
                "<set attributeName=\"onload\" to=\"alert(1)\"/>",
                "<iframe src=\"//evil.example\"/>",
                "<path d=\"M0 0\" onload=\"alert(1)\"/>",
                "<path d=\"M0 0\" OnClick=\"alert(1)\"/>",
                "<g xlink:onload=\"alert(1)\"/>",
                "<use href=\"https://evil.example/x.svg#a\"/>",
                "<use xlink:href=\"data:text/xml,x#a\"/>",
                "<use href=\" javascript:alert(1)\"/>",
                "<path d=\"M0 0\" fill=\"url(https://evil.example/#a)\"/>",
                "<path d=\"M0 0\" fill=\"URL( //evil.example )\"/>",
                "<path d=\"M0 0\" style=\"fill:url('//evil.example')\"/>",
                "<path d=\"M0 0\" style=\"background:url(//evil.example)\"/>",
                "<path d=\"M0 0\" style=\"behavior:expression(alert(1))\"/>",
                "<path d=\"M0 0\" style=\"fill:\\75rl(//evil.example)\"/>",
                "<path d=\"M0 0\" fill=\"image-set('x' 1x)\"/>",
                "<path d=\"M0 0\" fill=\"red}*{x:y\" mask=\"javascript:x\"/>",
                "<text>&evil;</text>",
                "<path"
            })
    void refusesWhatDoesMoreThanDraw(String content) {
        assertRefused(OPEN + content + "</svg>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no picture",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
                "<svg viewBox=\"0 0 1 1\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"10\"/>",
                "<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
                "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><text>&a;"
                        + "</text></svg>",
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><text>"
                        + "&b;</text></svg>"
            })
    void refusesWhatIsNoPicture(String text) {
        assertRefused(text);
    }

    @Test
    void refusesAPictureThatDrawsItselfWithoutEnd() {
        assertRefused(OPEN + "<use href=\"#a\"/>".repeat(17) + "</svg>");
        assertRefused(OPEN + "<g>".repeat(40) + "</g>".repeat(40) + "</svg>");
        assertRefused(OPEN + "<path d=\"" + "M0 0".repeat(10_000) + "\"/></svg>");
    }

    @Test
    void keepsWhatDraws() {
        assertThat(
                        clean(
                                OPEN
                                        + "<defs><linearGradient id=\"a\"><stop offset=\"0\""
                                        + " stop-color=\"#fff\"/></linearGradient></defs>"
                                        + "<g transform=\"translate(1 2) rotate(45)\">"
                                        + "<path d=\"M0 0h1\" fill=\"url(#a)\"/>"
                                        + "<use xlink:href=\"#a\"/><text x=\"1\">A &amp; B</text>"
                                        + "</g></svg>"))
                .isEqualTo(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><defs>"
                                + "<linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\">"
                                + "</stop></linearGradient></defs>"
                                + "<g transform=\"translate(1 2) rotate(45)\">"
                                + "<path d=\"M0 0h1\" fill=\"url(#a)\"></path>"
                                + "<use href=\"#a\"></use><text x=\"1\">A &amp; B</text></g></svg>");
    }

    @Test
    void keepsALongPath() {
        var path = "<path d=\"M0 0" + "l1 2".repeat(7_500) + "\"></path></svg>";

        assertThat(clean(OPEN + path)).endsWith(path);
    }

    @Test
    void leavesOutWhatOnlyEditorsRead() {
        assertThat(
                        clean(
                                "<?xml version=\"1.0\"?><!-- made by an editor -->"
                                        + OPEN.replace(">", " xmlns:ink=\"urn:ink\" ink:v=\"1\">")
                                        + "<metadata><x/></metadata><ink:guide><path d=\"M9 9\"/>"
                                        + "</ink:guide><title>x</title>"
                                        + "<path data-name=\"x\" style=\"fill:#123456;line-height:1\""
                                        + " fill=\"red\" d=\"M0 0\"/></svg>"))
                .isEqualTo(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
                                + "<path d=\"M0 0\" fill=\"#123456\"></path></svg>");
    }

    @Test
    void measuresAPictureWithoutAViewBox() {
        assertThat(
                        clean(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120px\""
                                        + " height=\"40.5\"/>"))
                .contains("viewBox=\"0 0 120 40.5\"");
    }

    /** What is safe stays as it is, so that an answer can be sent back. */
    @Test
    void changesNothingTheSecondTime() {
        var once = clean(OPEN + "<text font-family=\"a, b\">x &lt; y</text></svg>");
        assertThat(clean(once)).isEqualTo(once);
    }

    private static String clean(String svg) {
        return SvgPicture.clean("logo", svg);
    }

    private static void assertRefused(String svg) {
        assertThatExceptionOfType(InvalidExperienceException.class)
                .isThrownBy(() -> clean(svg))
                .withMessageStartingWith("\"logo\" ");
    }
}
