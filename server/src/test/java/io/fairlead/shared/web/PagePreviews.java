package io.fairlead.shared.web;

import io.fairlead.console.web.StartPage;
import io.fairlead.session.Ending;
import io.fairlead.session.web.EndPage;
import io.fairlead.session.web.ExitPage;
import io.fairlead.session.web.LandingPage;
import io.fairlead.session.web.LandingPage.Request;
import io.fairlead.session.web.LegalPage;
import io.fairlead.session.web.UnavailablePage;
import io.fairlead.session.web.WayBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every page with sample content: {@code main} writes them to {@code target/previews} to be looked
 * at.
 */
final class PagePreviews {
    private static final Path TARGET = Path.of("target", "previews");
    private static final String PARTNER = "Harbor Lending";
    private static final String BANK = "FinBank Classic";
    private static final WayBack WAY_BACK =
            new WayBack(PARTNER, "https://harbor.example/back?reason=exit&code=100");

    private PagePreviews() {}

    /** One page with sample content. */
    record Preview(String name, String template, Object model) {
        @Override
        public String toString() {
            return name;
        }
    }

    static void main() throws IOException {
        var pages = new Pages();
        copyAssets();
        for (Preview preview : all().toList()) {
            Files.writeString(
                    TARGET.resolve(preview.name() + ".html"),
                    pages.render(preview.template(), preview.model()));
        }
    }

    static Stream<Preview> all() {
        return Stream.concat(
                Stream.of(Language.values())
                        .flatMap(language -> consumerPages(Texts.of(language)).stream()),
                startPages());
    }

    private static List<Preview> consumerPages(Texts texts) {
        var ask = new Exit.Ask("exit.html", "/s/sample/exit");
        var frame = new Frame(texts, ask);
        var previews = new ArrayList<Preview>();
        var requests =
                List.of(
                        new Request.Full(),
                        new Request.JointBorrower(),
                        new Request.Lite(BANK),
                        new Request.Fix(BANK));
        for (Request request : requests) {
            previews.add(
                    new Preview(
                            "landing-" + request.getClass().getSimpleName(),
                            "session/landing",
                            new LandingPage(
                                    frame, PARTNER, request, "landing", 0, false, "terms",
                                    "privacy")));
        }
        for (UnavailablePage.Reason reason : UnavailablePage.Reason.values()) {
            previews.add(
                    new Preview(
                            "unavailable-" + reason.name().toLowerCase(Locale.ROOT),
                            "session/unavailable",
                            new UnavailablePage(texts, reason, "/closed", null)));
        }
        previews.add(
                new Preview(
                        "unavailable-return",
                        "session/unavailable",
                        new UnavailablePage(
                                texts, UnavailablePage.Reason.EXPIRED, "/closed", WAY_BACK)));
        previews.add(new Preview("exit", "session/exit", new ExitPage(texts, ask, "landing")));
        previews.add(
                new Preview(
                        "end",
                        "session/end",
                        new EndPage(Frame.closed(texts), Ending.EXIT, WAY_BACK)));
        previews.add(new Preview("terms", "session/legal", LegalPage.terms(frame, "landing.html")));
        previews.add(
                new Preview(
                        "privacy", "session/legal", LegalPage.privacy(Frame.closed(texts), null)));
        previews.add(new Preview("not-found", "error/problem", ProblemPage.notFound(texts)));
        previews.add(
                new Preview(
                        "unexpected",
                        "error/problem",
                        ProblemPage.unexpected(texts, "7f3c1a9e5b20")));
        return previews.stream().map(preview -> inLanguage(preview, texts.language())).toList();
    }

    private static Preview inLanguage(Preview preview, Language language) {
        return new Preview(
                preview.name() + "." + language.name().toLowerCase(Locale.ROOT),
                preview.template(),
                preview.model());
    }

    private static Stream<Preview> startPages() {
        var values =
                List.of(
                        new StartPage.DemoValue("Partner id", "1445585709680"),
                        new StartPage.DemoValue("Partner secret", "fairlead-demo-secret"),
                        new StartPage.DemoValue("App key", "fairlead-demo-app-key"),
                        new StartPage.DemoValue("Customer", "1005061234"),
                        new StartPage.DemoValue("Second customer", "1005063558"),
                        new StartPage.DemoValue("Institution for Lite", "101723"),
                        new StartPage.DemoValue("Institution login for Fix", "13556634"));
        var curl =
                """
                TOKEN=$(curl -s http://localhost:8080/aggregation/v2/partners/authentication \\
                  -H 'Finicity-App-Key: fairlead-demo-app-key' -H 'Content-Type: application/json' \\
                  -d '{"partnerId":"1445585709680","partnerSecret":"fairlead-demo-secret"}' | cut -d'"' -f4)
                curl -s http://localhost:8080/connect/v2/generate \\
                  -H 'Finicity-App-Key: fairlead-demo-app-key' -H "Finicity-App-Token: $TOKEN" \\
                  -H 'Content-Type: application/json' \\
                  -d '{"partnerId":"1445585709680","customerId":"1005061234"}'\
                """;
        var sandbox = new StartPage.Sandbox("/try", values, curl);
        return Stream.of(
                new Preview("start.sandbox", "start/index", new StartPage("0.1.0", sandbox)),
                new Preview("start.production", "start/index", new StartPage("0.1.0", null)));
    }

    private static void copyAssets() throws IOException {
        var assets = Path.of("src/main/resources/static/assets");
        try (Stream<Path> files = Files.walk(assets)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var copy = TARGET.resolve("assets").resolve(assets.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }
}
