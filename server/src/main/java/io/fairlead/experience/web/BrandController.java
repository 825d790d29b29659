package io.fairlead.experience.web;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceId;
import io.fairlead.experience.Experiences;
import io.fairlead.experience.Palette;
import io.fairlead.experience.Pictures;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The stylesheet and the pictures of a version of an experience, which never change. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/brand/{experience}/{version:[0-9]{1,9}}")
class BrandController {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Of a picture that is opened as a page of its own. */
    private static final String PICTURE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Experiences experiences;

    BrandController(Experiences experiences) {
        this.experiences = experiences;
    }

    @GetMapping("/brand.css")
    ResponseEntity<byte[]> stylesheet(@PathVariable String experience, @PathVariable int version) {
        var color = find(experience, version).brandColor();
        return answer(
                CSS,
                color == null ? null : Palette.stylesheet(color).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/logo.svg")
    ResponseEntity<byte[]> logo(@PathVariable String experience, @PathVariable int version) {
        return picture(experience, version, Pictures::logo);
    }

    @GetMapping("/icon.svg")
    ResponseEntity<byte[]> icon(@PathVariable String experience, @PathVariable int version) {
        return picture(experience, version, Pictures::icon);
    }

    @GetMapping("/logo.png")
    ResponseEntity<byte[]> emailLogo(@PathVariable String experience, @PathVariable int version) {
        var pictures = experiences.pictures(find(experience, version));
        return answer(MediaType.IMAGE_PNG, pictures.emailLogo());
    }

    private ResponseEntity<byte[]> picture(
            String experience, int version, Function<Pictures, @Nullable String> which) {
        var picture = which.apply(experiences.pictures(find(experience, version)));
        return answer(SVG, picture == null ? null : picture.getBytes(StandardCharsets.UTF_8));
    }

    private Experience find(String experience, int version) {
        return ExperienceId.parse(experience)
                .flatMap(id -> experiences.version(id, version))
                .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte @Nullable [] content) {
        if (content == null) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .header("Content-Security-Policy", PICTURE_POLICY)
                .contentType(type)
                .body(content);
    }
}
