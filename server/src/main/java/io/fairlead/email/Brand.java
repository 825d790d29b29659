package io.fairlead.email;

import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.experience.Palette;
import io.fairlead.experience.Rgb;
import io.fairlead.link.Link;
import org.jspecify.annotations.Nullable;

/**
 * How a mail looks.
 *
 * @param color of the button
 * @param onColor of text on it
 * @param logo PNG; null: the name of who asks stands in its place
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Brand(Rgb color, Rgb onColor, byte @Nullable [] logo) {

    public static final Brand PLAIN = of(new Rgb(0x0b, 0x5a, 0x83), null);

    /** As the experience that the link names, or plain. */
    static Brand of(Link link, Experiences experiences) {
        return experiences
                .atStart(link.partner(), link.details().presentation().experience())
                .map(experience -> of(experience, experiences))
                .orElse(PLAIN);
    }

    static Brand of(Experience experience, Experiences experiences) {
        var color = experience.brandColor();
        return of(
                color == null ? PLAIN.color : color, experiences.pictures(experience).emailLogo());
    }

    private static Brand of(Rgb color, byte @Nullable [] logo) {
        return new Brand(color, Palette.textOn(color), logo);
    }

    public boolean hasLogo() {
        return logo != null;
    }
}
