package io.fairlead.console.link;

import io.fairlead.experience.Experiences;
import io.fairlead.experience.PreviewLinks;
import io.fairlead.link.Link;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds pictures of the screens that a consumer saw, in the look of the link's experience. */
@Component
class ScreenPictures {

    private static final Pattern SCREEN = Pattern.compile("[a-z0-9-]+");

    private final Experiences experiences;
    private final PreviewLinks previews;

    ScreenPictures(Experiences experiences, PreviewLinks previews) {
        this.experiences = experiences;
        this.previews = previews;
    }

    /** The path that the pictures of a link's screens have in common; empty when it has no look. */
    Optional<String> pathOf(Link link) {
        return experiences
                .atStart(link.partner(), link.details().presentation().experience())
                .map(experience -> URI.create(previews.to(experience).url()).getPath())
                .map(path -> path + "/EN/LIGHT/");
    }

    /** The path of a screen's picture. */
    static Optional<String> of(String path, String screen) {
        var name = screen.substring(screen.lastIndexOf('/') + 1);
        return SCREEN.matcher(name).matches() ? Optional.of(path + name) : Optional.empty();
    }
}
