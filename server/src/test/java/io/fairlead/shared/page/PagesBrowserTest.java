package io.fairlead.shared.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.shared.Mode;
import io.fairlead.support.Axe;
import io.fairlead.support.Chromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every page in a real browser: on the smallest phone and on a desktop, by day and by night. */
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class PagesBrowserTest {

    private static final String LAYOUT_FAULTS =
            """
            () => {
              const faults = [];
              for (const part of document.querySelectorAll("html, .card, .bar, .screen, .actions")) {
                if (part.scrollWidth > part.clientWidth) faults.push(`${part.className || "page"} is too wide`);
              }
              const button = document.querySelector(".actions .button")?.getBoundingClientRect();
              if (button && (button.top < 0 || button.bottom > innerHeight)) faults.push("the way on is out of sight");
              return faults;
            }
            """;

    private static final Pages PAGES = new Pages(Mode.SANDBOX);
    private static final Map<String, PagePreviews.Preview> PREVIEWS =
            PagePreviews.all()
                    .collect(Collectors.toMap(PagePreviews.Preview::name, Function.identity()));

    private static HttpServer site;
    private static Page page;

    @BeforeAll
    static void start() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", PagesBrowserTest::answer);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.start();
        page =
                Chromium.fresh(
                                new Browser.NewContextOptions()
                                        .setReducedMotion(ReducedMotion.REDUCE))
                        .newPage();
    }

    @AfterAll
    static void stop() {
        page.context().close();
        site.stop(0);
    }

    @Test
    void areAccessible() {
        var violations = new ArrayList<String>();
        for (var preview : english().toList()) {
            open(preview);
            phone(ColorScheme.LIGHT);
            violations(preview).forEach(violations::add);
            desktop(ColorScheme.DARK);
            violations(preview, "color-contrast").forEach(violations::add);
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void fitIntoTheSmallestPhoneInEveryLanguage() {
        phone(ColorScheme.LIGHT);
        assertThat(faults(PREVIEWS.values().stream())).isEmpty();
    }

    @Test
    void fitOntoADesktop() {
        desktop(ColorScheme.LIGHT);
        assertThat(faults(english())).isEmpty();
    }

    private static Stream<PagePreviews.Preview> english() {
        return Stream.concat(PagePreviews.screens(Language.EN), PagePreviews.sitePages());
    }

    private static void open(PagePreviews.Preview preview) {
        page.navigate("http://127.0.0.1:" + site.getAddress().getPort() + "/" + preview);
    }

    private static void phone(ColorScheme colors) {
        page.setViewportSize(320, 568);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    }

    private static void desktop(ColorScheme colors) {
        page.setViewportSize(1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    }

    private static List<String> faults(Stream<PagePreviews.Preview> previews) {
        return previews.flatMap(
                        preview -> {
                            open(preview);
                            var faults = (List<?>) page.evaluate(LAYOUT_FAULTS);
                            return faults.stream().map(fault -> preview + ": " + fault);
                        })
                .toList();
    }

    private static Stream<String> violations(PagePreviews.Preview preview, String... rules) {
        return Axe.faults(page.mainFrame(), rules).stream().map(fault -> preview + ": " + fault);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var preview = PREVIEWS.get(path.substring(1));
        var asset = PagesBrowserTest.class.getResourceAsStream("/static" + path);
        if (preview != null) {
            var html = PAGES.render(preview.template(), preview.model());
            answer(exchange, "text/html", html.getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/assets/") && asset != null) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
            answer(exchange, mediaType(path), asset.readAllBytes());
        } else {
            exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, String mediaType, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String mediaType(String path) {
        return switch (path.substring(path.lastIndexOf('.'))) {
            case ".css" -> "text/css";
            case ".js" -> "text/javascript";
            default -> "image/svg+xml";
        };
    }
}
