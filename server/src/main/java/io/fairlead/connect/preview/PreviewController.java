package io.fairlead.connect.preview;

import io.fairlead.connect.preview.PreviewPage.Choice;
import io.fairlead.connect.preview.PreviewPage.Device;
import io.fairlead.connect.preview.PreviewPage.Option;
import io.fairlead.connect.preview.PreviewPage.Scheme;
import io.fairlead.connect.screen.BrandFiles;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleBrand;
import io.fairlead.email.MailPreview;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Palette;
import io.fairlead.experience.PreviewLinks;
import io.fairlead.partner.Partners;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Branding;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows an experience on every screen of the app and in its mails, one at a time, without a
 * session, a customer or a bank. The screens are the real templates, made into pictures: no script
 * runs and nothing leads anywhere.
 */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/preview/{key}")
class PreviewController {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final String STYLESHEET = "/assets/fairlead.css";
    private static final String DARK = "(prefers-color-scheme: dark)";
    private static final String BOTH = "color-scheme: light dark;";

    private final PreviewLinks links;
    private final Partners partners;
    private final MailPreview mails;
    private final Pages pages;
    private final String appStyle;

    PreviewController(PreviewLinks links, Partners partners, MailPreview mails, Pages pages) {
        this.links = links;
        this.partners = partners;
        this.mails = mails;
        this.pages = pages;
        this.appStyle = Stylesheet.read(STYLESHEET);
    }

    @GetMapping
    ResponseEntity<String> index(
            @PathVariable String key,
            @RequestParam(defaultValue = "landing-full") String screen,
            @RequestParam(defaultValue = "EN") Language language,
            @RequestParam(defaultValue = "LIGHT") Scheme scheme,
            @RequestParam(defaultValue = "PHONE") Device device,
            HttpServletResponse response) {
        var experience = open(key);
        var view = new PreviewView(key, screen, language, scheme, device);
        var index = PreviewIndex.of(samples(key, experience, language, scheme), view);
        var shown = index.find(screen).orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
        PagePolicy.siteWithFrames().applyTo(response);
        var page =
                new PreviewPage(
                        experience.name(),
                        experience.version(),
                        choice("Language", Language.values(), language, view::in),
                        choice("Colours", Scheme.values(), scheme, view::in),
                        choice("Width", Device.values(), device, view::on),
                        index.groups(),
                        shown,
                        index.beside(shown, -1).orElse(null),
                        index.beside(shown, 1).orElse(null));
        return Html.page(HttpStatus.OK, pages.render("connect/preview", page));
    }

    @GetMapping("/{language:EN|ES|FR}/{scheme:LIGHT|DARK}/{screen:[a-z0-9-]+}")
    ResponseEntity<String> screen(
            @PathVariable String key,
            @PathVariable Language language,
            @PathVariable Scheme scheme,
            @PathVariable String screen,
            HttpServletResponse response) {
        var experience = open(key);
        var mail = PreviewIndex.MAILS.get(screen);
        if (mail != null) {
            return mail(experience, language, scheme, mail, response);
        }
        var sample =
                named(screen, samples(key, experience, language, scheme))
                        .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
        PagePolicy.picture().applyTo(response);
        var html = pages.renderUnmarked(sample.template(), sample.model());
        return Html.page(
                HttpStatus.OK,
                StillPage.of(html).replace(STYLESHEET, path(key, scheme) + "/app.css"));
    }

    /** The sample of that name, or the first one of that screen. */
    private static Optional<Sample> named(String screen, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.name().equals(screen))
                .findFirst()
                .or(
                        () ->
                                samples.stream()
                                        .filter(sample -> sample.name().startsWith(screen + "-"))
                                        .findFirst());
    }

    private ResponseEntity<String> mail(
            Experience experience,
            Language language,
            Scheme scheme,
            MailPreview.Kind mail,
            HttpServletResponse response) {
        PagePolicy.foreignDocument().applyTo(response);
        var html = mails.html(mail, experience, language, asker(experience));
        return Html.page(HttpStatus.OK, inScheme(StillPage.of(html), scheme));
    }

    @GetMapping("/{scheme:LIGHT|DARK}/app.css")
    ResponseEntity<String> appStyle(@PathVariable String key, @PathVariable Scheme scheme) {
        open(key);
        return css(appStyle, scheme);
    }

    @GetMapping("/{scheme:LIGHT|DARK}/brand.css")
    ResponseEntity<String> brandStyle(@PathVariable String key, @PathVariable Scheme scheme) {
        var color = open(key).brandColor();
        return css(color == null ? "" : Palette.stylesheet(color), scheme);
    }

    private Experience open(String key) {
        return links.open(key).orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
    }

    private List<Sample> samples(
            String key, Experience experience, Language language, Scheme scheme) {
        var look = BrandFiles.look(experience);
        var inScheme =
                new Branding(
                        look.stylesheet() == null ? null : path(key, scheme) + "/brand.css",
                        look.scheme(),
                        look.logo(),
                        look.name(),
                        look.hidesExit(),
                        look.hidesBack());
        return ScreenSamples.all(
                Texts.of(language),
                new SampleBrand(
                        asker(experience),
                        inScheme,
                        BrandFiles.icon(experience),
                        experience.settings()));
    }

    private String asker(Experience experience) {
        return Objects.requireNonNullElseGet(
                experience.applicationName(), () -> partners.name(experience.partner()).orElse(""));
    }

    private static ResponseEntity<String> css(String css, Scheme scheme) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .contentType(CSS)
                .body(inScheme(css, scheme));
    }

    /** A browser shows one scheme only, its own: so the one that is wanted becomes the only one. */
    private static String inScheme(String css, Scheme scheme) {
        var isDark = scheme == Scheme.DARK;
        return css.replace(DARK, isDark ? "all" : "not all")
                .replace(BOTH, "color-scheme: " + (isDark ? "dark;" : "light;"));
    }

    private static String path(String key, Scheme scheme) {
        return "/preview/" + key + "/" + scheme;
    }

    private static <T extends Enum<T>> Choice<T> choice(
            String name, T[] all, T chosen, Function<T, PreviewView> view) {
        return new Choice<>(
                name,
                chosen,
                Arrays.stream(all)
                        .map(
                                one ->
                                        new Option(
                                                label(one),
                                                view.apply(one).address(),
                                                one == chosen))
                        .toList());
    }

    private static String label(Object choice) {
        return switch (choice) {
            case Language language -> language.tag();
            case Device.PHONE -> "phone, 390";
            case Device.SMALL -> "small phone, 320";
            case Device.DESKTOP -> "desktop, 1280";
            default -> choice.toString().toLowerCase(Locale.ROOT);
        };
    }
}
