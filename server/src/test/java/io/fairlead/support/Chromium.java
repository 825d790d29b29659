package io.fairlead.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, for tests in a browser; where there is none they are skipped. The
 * first test that asks for it starts it, and it ends with the process.
 */
public final class Chromium {

    private static final int PATIENCE_MILLIS = 60_000;

    private static final Optional<Path> EXECUTABLE =
            Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of("/usr/bin", name))
                    .filter(Files::isExecutable)
                    .findFirst();

    /**
     * What the browser leaves away: what Playwright switches off, for only the last list counts,
     * and the address bar's two windows, each of which is a process of its own for every new page.
     */
    private static final String WITHOUT =
            "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,BoundaryEventDispatchTracksNodeRemoval,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,Translate,AutoDeElevate,OptimizationHints,"
                    + "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup";

    private Chromium() {}

    /** Whether there is one. */
    public static boolean isInstalled() {
        if (EXECUTABLE.isEmpty()) {
            System.err.println(
                    "BROWSER TESTS ARE SKIPPED: no Chromium here; apt-get install chromium");
        }
        return EXECUTABLE.isPresent();
    }

    /** A browser that nobody has used yet; the test closes it. */
    public static BrowserContext fresh() {
        return fresh(new Browser.NewContextOptions());
    }

    /** As {@link #fresh()}, with options. */
    public static BrowserContext fresh(Browser.NewContextOptions options) {
        var context = Started.BROWSER.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static final class Started {
        private static final Browser BROWSER = start();
    }

    private static Browser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options =
                new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE.orElseThrow())
                        .setArgs(
                                List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        WITHOUT,
                                        "--test-third-party-cookie-phaseout"));
        return playwright.chromium().launch(options);
    }
}
