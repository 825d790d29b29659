package io.fairlead.shared.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.connect.screen.landing.LandingPage;
import io.fairlead.connect.screen.landing.LandingPage.Request;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.experience.ExperienceSettings.Wording;
import io.fairlead.shared.Mode;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
    private static final Pattern LOADED_OR_LINKED =
            Pattern.compile("<(?:script|link|img|use)[^>]*? (?:src|href)=\"([^\"]*)\"");
    private static final Pattern INLINE_CODE =
            Pattern.compile("<style|<script(?![^>]* src=)| style=| on[a-z]+=|javascript:");

    private final Pages pages = new Pages(Mode.SANDBOX);

    static Stream<PagePreviews.Preview> everyPage() {
        return PagePreviews.all();
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void hasOneHeadingAndItsLanguage(PagePreviews.Preview preview) {
        var html = render(preview);

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"" + language(preview));
        assertThat(html).containsOnlyOnce("<h1");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void livesWithAStrictContentSecurityPolicy(PagePreviews.Preview preview) {
        var html = render(preview);

        assertThat(html).doesNotContainPattern(INLINE_CODE);
        assertThat(LOADED_OR_LINKED.matcher(html).results().map(result -> result.group(1)))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).matches("(/assets/|data:image/png;).*"));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void isMarkedInASandboxAndNowhereElse(PagePreviews.Preview preview) {
        var isOfConsumers = render(preview).contains("<body class=\"connect\">");
        var production = new Pages(Mode.PRODUCTION);

        assertThat(render(preview).contains("class=\"ribbon\"")).isEqualTo(isOfConsumers);
        assertThat(production.render(preview.template(), preview.model())).doesNotContain("ribbon");
    }

    @Test
    void escapesWhatComesFromOutside() {
        var page =
                new LandingPage(
                        Frame.closed(Texts.of(Language.EN)),
                        "<script>alert(1)</script>",
                        "\"><script>alert(3)</script>",
                        new Wording("<script>alert(4)</script>", "<script>alert(5)</script>"),
                        new Request.Lite("<b>Bank</b>"),
                        facts("<script>alert(6)</script>"),
                        "/next",
                        1,
                        false,
                        "\"><script>alert(2)</script>",
                        "/privacy");

        assertThat(pages.render("connect/screen/landing", page)).doesNotContain("<script>", "<b>");
    }

    @Test
    void asksBeforeLeavingWhereAutomationExpectsIt() {
        var frame =
                new Frame(
                        Texts.of(Language.EN), new Exit.Ask("/s/key/exit", "/s/key/exit/confirm"));
        var page =
                new LandingPage(
                        frame,
                        "Harbor Lending",
                        null,
                        Wording.NONE,
                        new Request.Full(),
                        facts("Harbor Lending"),
                        "/next",
                        1,
                        false,
                        "/terms",
                        "/privacy");

        assertThat(pages.render("connect/screen/landing", page))
                .contains("class=\"icon-nav_exit_button\"")
                .contains("id=\"close-modal-confirm-button\" aria-label=\"Leave: Confirm link\"");
    }

    private static ConsentFacts facts(String partner) {
        return ConsentFacts.of(Texts.of(Language.EN), partner, DataKind.all(), Instant.EPOCH);
    }

    private String render(PagePreviews.Preview preview) {
        return pages.render(preview.template(), preview.model());
    }

    private static String language(PagePreviews.Preview preview) {
        return preview.name().endsWith(".es") ? "es" : preview.name().endsWith(".fr") ? "fr" : "en";
    }
}
