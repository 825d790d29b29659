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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

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
