package io.fairlead.experience;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestPartner;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls about experiences, and what browsers load of them. */
@FairleadTest
class ExperiencesRestTest {

    private static final String EXPERIENCES = "/fairlead/v1/experiences";
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">"
                    + "<path d=\"M0 0h9\"></path></svg>";
    private static final Pattern SCREEN = Pattern.compile("\\?screen=([a-z0-9-]+)");

    private final FairleadServer server;
    private final MovableClock clock;
    private final TestPartner partner;

    ExperiencesRestTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.partner = server.newPartner();
    }

    @Test
    void makesVersionsThatStay() {
        var id = partner.newExperience("lender", Map.of("brandColor", "#6d28a8", "logo", SVG));
        var replaced = put(id, Map.of("name", "loans", "brandColor", "#112233"));

        assertThat(replaced.json().path("version").asInt()).isEqualTo(2);
        assertThat(replaced.json().has("logo")).isFalse();
        assertThat(get(EXPERIENCES).json().path("experiences").get(0).path("name").asString())
                .isEqualTo("loans");
        var versions = get(EXPERIENCES + "/" + id + "/versions").json().path("versions");
        assertThat(versions.values().stream().map(v -> v.path("brandColor").asString()))
                .containsExactly("#112233", "#6d28a8");
        assertThat(browser("/brand/" + id + "/1/logo.svg").body()).isEqualTo(SVG);
        assertThat(browser("/brand/" + id + "/1/brand.css").body()).contains("#6d28a8");
        assertThat(browser("/brand/" + id + "/2/brand.css").body()).contains("#112233");
    }

    @Test
    void takesBackWhatItAnswers() {
        var id = partner.newExperience("lender", Map.of("icon", SVG, "hideExit", true));
        var answer = get(EXPERIENCES + "/" + id);

        var again = partner.api().put(EXPERIENCES + "/" + id, answer.json());

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(answer.json());
    }

    @Test
    void refusesANameThatIsTaken() {
        partner.newExperience("one", Map.of());
        var other = partner.newExperience("two", Map.of());

        var taken = "Bad request. \"name\" is the name of another experience.";
        assertProblem(partner.api().post(EXPERIENCES, Map.of("name", "one")), 400, 14020, taken);
        assertProblem(put(other, Map.of("name", "one")), 400, 14020, taken);
        server.newPartner().newExperience("one", Map.of());
    }

    @Test
    void endsForNewLinks() {
        var id = partner.newExperience("default", Map.of());
        assertThat(partner.api().delete(EXPERIENCES + "/" + id).status()).isEqualTo(204);

        assertProblem(get(EXPERIENCES + "/" + id), 404, 14001, "Resource not found.");
        assertThat(partner.api().delete(EXPERIENCES + "/" + id).status()).isEqualTo(404);
        assertThat(get(EXPERIENCES).json().path("experiences").size()).isZero();
        partner.newExperience("default", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "default", "00000000-0000-4000-8000-000000000000"})
    void knowsNoOtherIds(String id) {
        partner.newExperience("default", Map.of());
        assertProblem(get(EXPERIENCES + "/" + id), 404, 14001, "Resource not found.");
        assertProblem(put(id, Map.of("name", "x")), 404, 14001, "Resource not found.");
    }

    // the documented calls

    @Test
    void listsByTheNameOfTheApplication() {
        var plain = partner.newExperience("plain", Map.of());
        var loans =
                partner.newExperience(
                        "loans",
                        Map.of("applicationName", "Loans", "products", List.of("transAgg", "ach")));

        var named = connect("?appName=loans").json();
        assertThat(named.size()).isOne();
        assertThat(named.get(0).toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"appName\":\"Loans\",\"productCode\":[\"transAgg\",\"ach\"]}"
                                .formatted(loans));
        assertThat(connect("?appName=Harbour%20Bank").body()).contains(plain);
        assertThat(connect("?appName=loans&productCode=ACH").json().size()).isOne();
        assertThat(connect("?appName=loans&productCode=ach,voa").json().size()).isZero();
        assertThat(connect("?appName=other").status()).isEqualTo(404);
        assertThat(connect("?appName=other").text("message"))
                .isEqualTo(
                        "The requested experience could not be found for the external app name.");
        assertThat(connect("").text("message")).isEqualTo("\"appName\" is required");
    }

    @Test
    void duplicates() {
        var id = partner.newExperience("lender", Map.of("brandColor", "#6d28a8", "logo", SVG));

        var first = duplicate(id, Map.of("indirectPartnerId", 423456789));
        var second = duplicate(id, Map.of("indirectPartnerId", "423456789"));

        var copy = get(EXPERIENCES + "/" + first.text("experienceId"));
        assertThat(copy.text("name")).isEqualTo("lender 423456789");
        assertThat(copy.text("brandColor")).isEqualTo("#6d28a8");
        assertThat(copy.text("logo")).isEqualTo(SVG);
        assertThat(get(EXPERIENCES + "/" + second.text("experienceId")).text("name"))
                .isEqualTo("lender 423456789 2");
        assertThat(duplicate("x", Map.of()).text("message"))
                .isEqualTo("\"experienceId\" must be a valid GUID.");
        assertThat(duplicate(id, Map.of()).text("message"))
                .isEqualTo("\"indirectPartnerId\" is required");
        assertThat(
                        duplicate(
                                        "00000000-0000-4000-8000-000000000000",
                                        Map.of("indirectPartnerId", 1))
                                .status())
                .isEqualTo(404);
    }

    // what browsers load

    @Test
    void letsBrowsersKeepABrandForEver() {
        var id = partner.newExperience("lender", Map.of("brandColor", "#6d28a8", "logo", SVG));
        for (var file : List.of("brand.css", "logo.svg")) {
            var answer = browser("/brand/" + id + "/1/" + file);
            assertThat(header(answer, "Cache-Control"))
                    .isEqualTo("max-age=31536000, public, immutable");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        }
        assertThat(header(browser("/brand/" + id + "/1/logo.svg"), "Content-Type"))
                .startsWith("image/svg+xml");
        for (var none :
                List.of(
                        id + "/2/brand.css",
                        id + "/1/icon.svg",
                        id + "/1/logo.png",
                        "x/1/logo.svg")) {
            assertThat(browser("/brand/" + none).status()).as(none).isEqualTo(404);
        }
    }

    @Test
    void showsEveryScreenToWhoeverHasTheLink() {
        var id =
                partner.newExperience(
                        "lender",
                        Map.of(
                                "applicationName",
                                "Harbour Loans",
                                "brandColor",
                                "#6d28a8",
                                "logo",
                                SVG,
                                "hideExit",
                                true));
        var path = previewPath(id);

        var page = browser(path + "?screen=mfa-captcha&language=FR&scheme=DARK&device=DESKTOP");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("lender", "Version 1", "<iframe src=\"" + path + "/FR/DARK/mfa-captcha\"")
                .contains("aria-current=\"page\">captcha</a>");
        var screens = screens(page);
        assertThat(screens).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        for (var name : screens) {
            var screen = browser(path + "/FR/DARK/" + name);
            assertThat(screen.status()).as(name).isEqualTo(200);
            assertThat(screen.body())
                    .as(name)
                    .doesNotContain("<script", "<noscript", "href=\"/s/", "href=\"https", "ribbon")
                    .contains("lang=\"fr-CA\"");
            assertThat(header(screen, "Content-Security-Policy"))
                    .as(name)
                    .contains("sandbox", "frame-ancestors 'self'", "form-action 'none'");
        }
        var landing = browser(path + "/EN/DARK/landing-full").body();
        assertThat(landing)
                .contains("Share your bank data with Harbour Loans", "/brand/" + id + "/1/logo.svg")
                .doesNotContain("icon-nav_exit_button");
        assertThat(browser(path + "/DARK/brand.css").body())
                .contains("@media all")
                .contains("#6d28a8");
        assertThat(browser(path + "/LIGHT/app.css").body())
                .contains("@media not all")
                .contains("color-scheme: light;");
    }

    @Test
    void showsNothingWithoutTheRightLink() {
        var id = partner.newExperience("lender", Map.of());
        var path = previewPath(id);

        var last = path.charAt(path.length() - 1);
        assertThat(browser(path).status()).isEqualTo(200);
        assertThat(browser(path.substring(0, path.length() - 1) + (last == '0' ? 1 : 0)).status())
                .isEqualTo(404);
        assertThat(browser(path.replace(".1.", ".2.")).status()).isEqualTo(404);
        assertThat(browser(path + "/EN/LIGHT/no-such-screen").status()).isEqualTo(404);
        assertThat(browser("/preview/" + id).status()).isEqualTo(404);
        clock.advance(Duration.ofDays(7));
        assertThat(browser(path).status()).isEqualTo(404);
    }

    @Test
    void showsTheMailsAmongTheScreens() throws IOException {
        var path =
                previewPath(
                        partner.newExperience(
                                "mails",
                                Map.of("applicationName", "Harbour Loans", "emailLogo", png())));

        assertThat(screens(browser(path))).contains("e-mail-invitation", "e-mail-joint-borrowers");
        assertThat(browser(path + "/ES/LIGHT/e-mail-invitation").body())
                .contains("lang=\"es", "Harbour Loans", "@media not all")
                .contains("src=\"data:image/png;base64,");
        assertThat(browser(path + "/EN/DARK/e-mail-joint-borrowers").body())
                .contains("@media all", "Jane, James");
    }

    @Test
    void leadsFromOnePreviewedScreenToTheNext() {
        var path = previewPath(partner.newExperience("plain", Map.of()));
        var screens = screens(browser(path));
        var first = browser(path + "?screen=" + screens.getFirst()).body();
        assertThat(first).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
        assertThat(first).contains("screen=" + screens.get(1) + "&amp;language=EN");
        var last = browser(path + "?screen=" + screens.getLast()).body();
        assertThat(last).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
        assertThat(browser(path + "?screen=%3Cb%3E").status()).isEqualTo(404);
        assertThat(browser(path + "?device=WATCH").status()).isEqualTo(400);
    }

    private String previewPath(String id) {
        var link = partner.api().post(EXPERIENCES + "/" + id + "/preview", Map.of()).text("link");
        return link.substring(server.address().toString().length());
    }

    /** The names of all screens that a preview leads to, in their order. */
    private static List<String> screens(Answer page) {
        var index = page.body().replaceFirst("(?s).*<nav class=\"index\"", "");
        return SCREEN.matcher(index.replaceFirst("(?s)</nav>.*", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String png() throws IOException {
        try (var picture =
                ExperiencesRestTest.class.getResourceAsStream("/experiences/lender.png")) {
            return Base64.getEncoder()
                    .encodeToString(Objects.requireNonNull(picture).readAllBytes());
        }
    }

    private Answer get(String path) {
        return partner.api().get(path);
    }

    private Answer put(String id, Map<String, ?> form) {
        return partner.api().put(EXPERIENCES + "/" + id, form);
    }

    private Answer connect(String query) {
        return get("/connect/experiences" + query);
    }

    private Answer duplicate(String id, Map<String, ?> body) {
        return partner.api().post("/connect/experiences/" + id + "/duplicate", body);
    }

    private Answer browser(String path) {
        return server.stranger().get(path);
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
