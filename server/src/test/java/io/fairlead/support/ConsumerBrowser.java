package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A consumer's browser for one test. It is closed at the test's end, and then anything the browser
 * said against the pages fails the test, and anything they asked another site for.
 */
public final class ConsumerBrowser implements AutoCloseable {

    private final List<String> sites = new ArrayList<>(List.of("data:", "about:", "blob:"));
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /**
     * @param sites the addresses that may be asked for something
     */
    public ConsumerBrowser(URI... sites) {
        List.of(sites).forEach(this::visits);
    }

    /** From now on pages may lead to this site too. */
    public void visits(URI site) {
        sites.add(site + "/");
    }

    /** What the browser says about this is expected. */
    public void expects(String complaint) {
        complaints.removeIf(text -> text.contains(complaint));
    }

    /** A new browser of a phone. */
    public Page phone() {
        return page(UnaryOperator.identity());
    }

    /** A new browser of a phone, apart from some options. */
    public Page page(UnaryOperator<Browser.NewContextOptions> options) {
        var phone =
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setReducedMotion(ReducedMotion.REDUCE);
        var context = Chromium.fresh(options.apply(phone));
        contexts.add(context);
        context.onWebError(error -> complaints.add(error.error()));
        return watched(context.newPage());
    }

    /** One more tab of the same browser. */
    public Page tabBeside(Page page) {
        return watched(page.context().newPage());
    }

    private Page watched(Page page) {
        page.onConsoleMessage(
                message -> {
                    if (!message.type().equals("log")) {
                        complaints.add(message.text());
                    }
                });
        page.onRequest(
                request -> {
                    if (sites.stream().noneMatch(request.url()::startsWith)) {
                        complaints.add("asked another site: " + request.url());
                    }
                });
        return page;
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }
}
