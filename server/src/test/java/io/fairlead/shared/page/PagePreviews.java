package io.fairlead.shared.page;

import io.fairlead.connect.preview.ScreenSamples;
import io.fairlead.connect.screen.login.LoginPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleBrand;
import io.fairlead.email.ReceivedMail;
import io.fairlead.email.web.NewLinkPage;
import io.fairlead.institution.TestUser;
import io.fairlead.sandbox.Demo;
import io.fairlead.sandbox.inbox.InboxPage;
import io.fairlead.sandbox.mailbox.MailPage;
import io.fairlead.sandbox.mailbox.MailboxPage;
import io.fairlead.sandbox.start.StartPage;
import io.fairlead.shared.Mode;
import io.fairlead.shared.Secret;
import io.fairlead.webhook.signing.SignatureCheck.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

        private static Preview of(Sample sample, Language language) {
            return new Preview(
                    sample.name() + "." + language.name().toLowerCase(Locale.ROOT),
                    sample.template(),
                    sample.model());
        }
    }

    static void main() throws IOException {
        var pages = new Pages(Mode.SANDBOX);
        copyAssets();
        for (var preview : all().toList()) {
            Files.writeString(
                    TARGET.resolve(preview.name() + ".html"),
                    pages.render(preview.template(), preview.model())
                            .replace("\"/assets/", "\"assets/"));
        }
    }

    static Stream<Preview> all() {
        return Stream.concat(
                Stream.of(Language.values()).flatMap(PagePreviews::screens), sitePages());
    }

    static Stream<Preview> screens(Language language) {
        var texts = Texts.of(language);
        var newLink = new Sample("new-link", "email/new-link", new NewLinkPage(texts));
        return Stream.concat(
                        ScreenSamples.all(texts, SampleBrand.PLAIN).stream(),
                        Stream.of(newLink, loginOfSimulatedBank(texts)))
                .map(sample -> Preview.of(sample, language));
    }

    private static Sample loginOfSimulatedBank(Texts texts) {
        var page =
                ScreenSamples.all(texts, SampleBrand.PLAIN).stream()
                        .filter(sample -> sample.model() instanceof LoginPage)
                        .map(sample -> (LoginPage) sample.model())
                        .findFirst()
                        .orElseThrow();
        var users =
                List.of(
                        new TestUser("demo", new Secret("go"), "Signs in at once."),
                        new TestUser(
                                "somebody_with_a_long_name_" + "x".repeat(38),
                                new Secret("\"><b>"),
                                "Has changed the password at the bank: it was “profile_03”."));
        return Sample.of(
                "login-test-users",
                new LoginPage(
                        page.frame(),
                        page.bank(),
                        page.partnerName(),
                        page.next(),
                        page.fields(),
                        page.typed(),
                        page.repetition(),
                        page.tooLong(),
                        users,
                        page.action(),
                        page.termsPage(),
                        page.privacyPage(),
                        page.version()));
    }

    /** The pages about Fairlead itself. */
    static Stream<Preview> sitePages() {
        return Stream.of(startPages(), inboxes(), mailboxes()).flatMap(Function.identity());
    }

    private static Stream<Preview> startPages() {
        var values =
                List.of(
                        new StartPage.DemoValue("Partner id", "1445585709680"),
                        new StartPage.DemoValue("Partner secret", "fairlead-demo-secret"),
                        new StartPage.DemoValue("App key", "fairlead-demo-app-key"),
                        new StartPage.DemoValue("Customer with accounts", "1005061234"),
                        new StartPage.DemoValue("New customer", "1005063558"),
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
        var sandbox = new StartPage.Sandbox("/try", true, "http://localhost:8081", values, curl);
        return Stream.of(
                new Preview(
                        "start.sandbox", "sandbox/start/index", new StartPage("0.1.0", sandbox)),
                new Preview(
                        "start.production", "sandbox/start/index", new StartPage("0.1.0", null)));
    }

    private static Stream<Preview> mailboxes() {
        var mail =
                new ReceivedMail(
                        new UUID(0, 1),
                        List.of("john.smith@example.com", "jane.smith@example.com"),
                        "Harbor Lending",
                        "no-reply@connect.example",
                        "Verify your Financial Information",
                        "<p>Hello</p>",
                        "Hello John and Jane,\n\nHarbor Lending asks both of you to share.",
                        List.of("http://localhost:8080?signature=" + "5e7a9c1d".repeat(8)),
                        "Message-ID: <00000000-0000-0000-0000-000000000001@connect.example>",
                        Instant.parse("2026-11-23T14:05:00Z"));
        return Stream.of(
                new Preview(
                        "mailbox.empty", "sandbox/mailbox/index", new MailboxPage(true, List.of())),
                new Preview(
                        "mailbox.elsewhere",
                        "sandbox/mailbox/index",
                        new MailboxPage(false, List.of())),
                new Preview(
                        "mailbox",
                        "sandbox/mailbox/index",
                        new MailboxPage(true, List.of(mail, mail))),
                new Preview("mail", "sandbox/mailbox/mail", new MailPage(mail, MailPage.View.HTML)),
                new Preview(
                        "mail.text",
                        "sandbox/mailbox/mail",
                        new MailPage(mail, MailPage.View.TEXT)));
    }

    private static Stream<Preview> inboxes() {
        var address = "http://localhost:8080/inbox/c0a8012e-5b7d-4f0e-9a64-1f2e3d4c5b6a";
        var commands = Demo.commands(URI.create("http://localhost:8080"), URI.create(address));
        var added =
                """
                {
                  "customerId" : "1005061234",
                  "eventType" : "added",
                  "eventId" : "1795341605123-0a1b2c3d4e5f60718293a4b5",
                  "payload" : {
                    "institutionId" : "102176",
                    "accounts" : [ {
                      "id" : "5011648377",
                      "name" : "An account whose name is so long that it does not fit beside anything else"
                    } ]
                  }
                }\
                """;
        var entries =
                List.of(
                        entry(2, "added", "a=b", added, Verdict.RIGHT, Verdict.WRONG),
                        entry(1, "POST", "", "", Verdict.ABSENT, Verdict.ABSENT));
        return Stream.of(
                new Preview(
                        "inbox", "sandbox/inbox/index", new InboxPage(address, commands, entries)),
                new Preview(
                        "inbox.empty",
                        "sandbox/inbox/index",
                        new InboxPage(address, commands, List.of())));
    }

    private static InboxPage.Entry entry(
            long id, String title, String query, String body, Verdict finicity, Verdict standard) {
        return new InboxPage.Entry(
                id,
                title,
                "2026-11-23 09:00:05.123 UTC",
                "2026-11-23T09:00:05.123Z",
                "POST",
                query,
                body.isEmpty() ? null : "1795341605123-0a1b2c3d4e5f60718293a4b5",
                List.of(
                        new InboxPage.Signature("X-Finicity-Signature", finicity),
                        new InboxPage.Signature("webhook-signature", standard)),
                body,
                !body.isEmpty(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Finicity-Signature",
                        "3b".repeat(32)));
    }

    private static void copyAssets() throws IOException {
        var source = Path.of("src/main/resources/static/assets");
        try (Stream<Path> files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = TARGET.resolve("assets").resolve(source.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }
}
