package io.fairlead.console.experience;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.experience.ExperiencePage.Version;
import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceDraft;
import io.fairlead.experience.ExperienceFile;
import io.fairlead.experience.ExperienceId;
import io.fairlead.experience.Experiences;
import io.fairlead.experience.InvalidExperienceException;
import io.fairlead.experience.Palette;
import io.fairlead.experience.Pictures;
import io.fairlead.experience.PreviewLinks;
import io.fairlead.experience.SaveOutcome;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An experience: its text, its look, its versions. Each text that is saved is a new version. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
@RequestMapping("/console/{partnerId}/experiences")
class ExperienceController {

    private static final String ONE = "/{experienceId:[0-9a-f-]{36}}";
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final Map<String, String> NOTICES =
            Map.of(
                    "saved",
                    "It is saved as a new version. Sessions that begin now have it.",
                    "same",
                    "Nothing was changed.",
                    "restored",
                    "The earlier version is the newest one again.");
    private static final String FIRST_TEXT =
            """
            name: my-experience
            applicationName: My application
            brandColor: "#0b5a83"
            """;

    private final Experiences experiences;
    private final PreviewLinks previews;
    private final Pages pages;

    ExperienceController(Experiences experiences, PreviewLinks previews, Pages pages) {
        this.experiences = experiences;
        this.previews = previews;
        this.pages = pages;
    }

    @GetMapping("/new")
    ResponseEntity<String> empty(Visitor visitor, HttpServletResponse response) {
        return page(visitor, null, FIRST_TEXT, null, null, response);
    }

    @PostMapping("/new")
    ResponseEntity<String> create(
            Visitor visitor, @RequestParam String text, HttpServletResponse response) {
        try {
            var outcome = experiences.create(visitor.partner(), draft(text, Pictures.NONE));
            return saved(visitor, null, text, outcome, response);
        } catch (InvalidExperienceException e) {
            return page(visitor, null, text, e.advice(), null, response);
        }
    }

    @GetMapping(ONE)
    ResponseEntity<String> show(
            Visitor visitor,
            @PathVariable String experienceId,
            @RequestParam(required = false) @Nullable String done,
            HttpServletResponse response) {
        var experience = found(visitor, experienceId);
        return page(visitor, experience, ExperienceFile.write(experience), null, done, response);
    }

    @PostMapping(ONE)
    ResponseEntity<String> replace(
            Visitor visitor,
            @PathVariable String experienceId,
            @RequestParam String text,
            HttpServletResponse response) {
        var experience = found(visitor, experienceId);
        try {
            var draft = draft(text, experiences.pictures(experience));
            var outcome = experiences.replace(visitor.partner(), experience.id(), draft);
            return saved(visitor, experience, text, outcome, response);
        } catch (InvalidExperienceException e) {
            return page(visitor, experience, text, e.advice(), null, response);
        }
    }

    @PostMapping(ONE + "/versions/{version:[0-9]{1,9}}/restore")
    ResponseEntity<String> restore(
            Visitor visitor, @PathVariable String experienceId, @PathVariable int version) {
        var experience = found(visitor, experienceId);
        var earlier =
                experiences
                        .version(visitor.partner(), experience.id(), version)
                        .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
        experiences.replace(
                visitor.partner(),
                experience.id(),
                new ExperienceDraft(
                        earlier.name(), earlier.settings(), experiences.pictures(earlier)));
        return Html.seeOther(path(visitor, experience) + "?done=restored");
    }

    /** The text as a file, which {@code load-experiences} and the form of a new one take. */
    @GetMapping(ONE + ".yaml")
    ResponseEntity<String> yaml(Visitor visitor, @PathVariable String experienceId) {
        var experience = found(visitor, experienceId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + experience.id() + ".yaml\"")
                .contentType(MediaType.APPLICATION_YAML)
                .body(ExperienceFile.write(experience));
    }

    private ResponseEntity<String> saved(
            Visitor visitor,
            @Nullable Experience before,
            String text,
            SaveOutcome outcome,
            HttpServletResponse response) {
        return switch (outcome) {
            case SaveOutcome.Saved(var experience, var changed) ->
                    Html.seeOther(
                            path(visitor, experience) + "?done=" + (changed ? "saved" : "same"));
            case SaveOutcome.NameTaken _ ->
                    page(
                            visitor,
                            before,
                            text,
                            "\"name\" is the name of another experience.",
                            null,
                            response);
            case SaveOutcome.Unknown _ -> throw Problem.NO_SUCH_ENDPOINT.exception();
        };
    }

    /** The draft that a text describes; pictures stay as they are. */
    private static ExperienceDraft draft(String text, Pictures pictures) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidExperienceException("text", "must not be longer than 64 kB.");
        }
        try {
            var draft = ExperienceFile.read(text, _ -> null).draft();
            return new ExperienceDraft(draft.name(), draft.settings(), pictures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseEntity<String> page(
            Visitor visitor,
            @Nullable Experience experience,
            String text,
            @Nullable String wrong,
            @Nullable String done,
            HttpServletResponse response) {
        PagePolicy.siteWithFrames().applyTo(response);
        var page =
                new ExperiencePage(
                        new ConsoleFrame(
                                visitor,
                                experience == null ? "A new experience" : experience.name(),
                                Section.EXPERIENCES,
                                done == null ? null : NOTICES.get(done)),
                        experience == null
                                ? ConsoleFrame.path(visitor.partner(), Section.EXPERIENCES) + "/new"
                                : path(visitor, experience),
                        text,
                        wrong,
                        experience == null
                                ? null
                                : URI.create(previews.to(experience).url()).getPath(),
                        experience == null ? null : contrast(experience),
                        experience == null ? List.of() : versions(visitor, experience));
        return Html.page(
                wrong == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
                pages.render("console/experience", page));
    }

    private static @Nullable String contrast(Experience experience) {
        var brand = experience.brandColor();
        return brand == null
                ? null
                : String.format(
                        Locale.ROOT,
                        "Text on the brand colour has a contrast of %.1f : 1.",
                        Palette.textOn(brand).contrast(brand));
    }

    private List<Version> versions(Visitor visitor, Experience experience) {
        var history =
                experiences.history(visitor.partner(), experience.id()).stream()
                        .sorted((one, other) -> Integer.compare(other.version(), one.version()))
                        .toList();
        var versions = new ArrayList<Version>();
        for (int i = 1; i < history.size(); i++) {
            var earlier = history.get(i);
            versions.add(
                    new Version(
                            earlier.version(),
                            earlier.createdAt().toString(),
                            LineChanges.between(
                                    ExperienceFile.write(earlier),
                                    ExperienceFile.write(history.get(i - 1))),
                            path(visitor, experience)
                                    + "/versions/"
                                    + earlier.version()
                                    + "/restore"));
        }
        return versions;
    }

    private Experience found(Visitor visitor, String experienceId) {
        return ExperienceId.parse(experienceId)
                .flatMap(id -> experiences.find(visitor.partner(), id.toString()))
                .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
    }

    private static String path(Visitor visitor, Experience experience) {
        return ConsoleFrame.path(visitor.partner(), Section.EXPERIENCES) + "/" + experience.id();
    }
}
