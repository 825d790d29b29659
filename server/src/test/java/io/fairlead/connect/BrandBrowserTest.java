package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.fairlead.support.Chromium;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.web.util.HtmlUtils;

/** What browsers make of a brand. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class BrandBrowserTest {

    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\">"
                    + "<rect width=\"90\" height=\"30\" fill=\"#123456\"/></svg>";
    private static final String BUTTON =
            "() => getComputedStyle(document.querySelector('.actions .button')).backgroundColor";
    private static final String LOGO_HEIGHT =
            "() => document.querySelector('.logo')?.getBoundingClientRect().height ?? 0";

    private final GenerateCalls calls;

    BrandBrowserTest(FairleadServer server) {
        this.calls = server.newCaller();
    }

    /** Axe looks at each of them, also at its contrast. */
    @Test
    void showTheSameScreenInTheColorsOfEachExperience() {
        for (var color : List.of("#6d28a8", "#ffc629", "#ffffff", "#000000", "#777777")) {
            var id =
                    calls.partner()
                            .newExperience(
                                    color.substring(1),
                                    Map.of(
                                            "brandColor",
                                            color,
                                            "logo",
                                            LOGO,
                                            "applicationName",
                                            "Brand " + color));
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (var browser = browser(scheme)) {
                    var page = browser.newPage();
                    ConnectApp.opened(page, calls.link(calls.full().with("experience", id)))
                            .shows("Share your bank data with Brand " + color);
                    assertThat(page.evaluate(BUTTON)).isEqualTo(rgb(color));
                    assertThat(((Number) page.evaluate(LOGO_HEIGHT)).intValue()).isEqualTo(32);
                }
            }
        }
    }

    /**
     * The page that shows the app is seen around its card, whatever the consumer's browser prefers.
     */
    @Test
    void hideNothingOfTheHostInAnyScheme() throws IOException {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var browser = browser(scheme)) {
                var page = browser.newPage();
                page.setContent(
                        """
                        <!doctype html><body style="margin: 0; background: #ff0000">
                        <iframe src="%s" style="position: fixed; inset: 0; width: 100%%; height: 100%%; border: 0"></iframe>
                        """
                                .formatted(
                                        HtmlUtils.htmlEscape(calls.link(calls.full()).toString())));
                page.frameLocator("iframe").locator("h1").waitFor();
                var shot = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
                assertThat(new Color(shot.getRGB(3, 3))).as("in %s", scheme).isEqualTo(Color.RED);
            }
        }
    }

    @Test
    void areLightOrDarkAsTheExperienceSays() {
        var light = calls.partner().newExperience("light", Map.of("colorScheme", "light"));
        var dark =
                calls.partner()
                        .newExperience(
                                "dark", Map.of("colorScheme", "dark", "brandColor", "#6d28a8"));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var browser = browser(scheme)) {
                assertThat(card(browser, light)).isEqualTo("rgb(255, 255, 255) light");
                assertThat(card(browser, dark)).isEqualTo("rgb(21, 30, 39) dark");
            }
        }
    }

    /**
     * The colour of the card, and the scheme of what the browser draws on it; axe looks as well.
     */
    private Object card(BrowserContext browser, String experience) {
        var page = browser.newPage();
        ConnectApp.opened(page, calls.link(calls.full().with("experience", experience)))
                .shows("Share your bank data with Harbour Bank");
        return page.evaluate(
                "() => { const { backgroundColor, colorScheme } = getComputedStyle(document.querySelector('.card'));"
                        + " return `${backgroundColor} ${colorScheme}`; }");
    }

    private static BrowserContext browser(ColorScheme scheme) {
        return Chromium.fresh(
                new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static String rgb(String color) {
        var value = Integer.parseInt(color, 1, 7, 16);
        return "rgb(%d, %d, %d)".formatted(value >> 16, value >> 8 & 0xff, value & 0xff);
    }
}
