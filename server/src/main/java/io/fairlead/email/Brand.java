package io.fairlead.email;

import io.fairlead.experience.Experience;
import io.fairlead.experience.Palette;
import io.fairlead.experience.Pictures;
import io.fairlead.experience.Rgb;
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

    static Brand of(Experience experience, Pictures pictures) {
        var color = experience.brandColor();
        return of(color == null ? PLAIN.color : color, pictures.emailLogo());
    }

    private static Brand of(Rgb color, byte @Nullable [] logo) {
        return new Brand(color, Palette.textOn(color), logo);
    }

    public boolean hasLogo() {
        return logo != null;
    }
}
