package io.fairlead.shared.web;

import io.fairlead.console.web.StartPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every page with sample content: {@code main} writes them to {@code target/previews} to be looked
 * at.
 */
final class PagePreviews {
    private static final Path TARGET = Path.of("target", "previews");

    private PagePreviews() {}

    /** One page with sample content. */
    record Preview(String name, String template, Object model) {
        @Override
        public String toString() {
            return name;
        }

        private Preview in(Language language) {
            return new Preview(
                    name + "." + language.name().toLowerCase(Locale.ROOT), template, model);
        }
    }

    static void main() throws IOException {
        var pages = new Pages();
        copyAssets();
        for (Preview preview : all().toList()) {
            Files.writeString(
                    TARGET.resolve(preview.name() + ".html"),
                    pages.render(preview.template(), preview.model())
                            .replace("\"/assets/", "\"assets/"));
        }
    }

    static Stream<Preview> all() {
        return Stream.concat(
                Stream.of(Language.values()).flatMap(PagePreviews::screens), startPages());
    }

    static Stream<Preview> screens(Language language) {
        return new ScreenSamples(Texts.of(language))
                .all().stream().map(preview -> preview.in(language));
    }

    static Stream<Preview> startPages() {
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
        var source = Path.of("src/main/resources/static/assets");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var copy = TARGET.resolve("assets").resolve(source.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }
}
