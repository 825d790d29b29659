package io.fairlead.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, for tests in a browser; where there is none they are skipped. */
public final class Chromium implements AutoCloseable {

    private static final Optional<Path> EXECUTABLE =
            Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of("/usr/bin", name))
                    .filter(Files::isExecutable)
                    .findFirst();

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Whether there is one. */
    public static boolean isInstalled() {
        if (EXECUTABLE.isEmpty()) {
            System.err.println(
                    "BROWSER TESTS ARE SKIPPED: no Chromium here; apt-get install chromium");
        }
        return EXECUTABLE.isPresent();
    }

    public static Chromium start() {
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
                                        "--test-third-party-cookie-phaseout"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
