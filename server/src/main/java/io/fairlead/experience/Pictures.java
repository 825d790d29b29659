package io.fairlead.experience;

import org.jspecify.annotations.Nullable;

/**
 * The pictures of a brand, all of them made safe.
 *
 * @param logo SVG for the app
 * @param icon SVG for the landing screen
 * @param emailLogo PNG for mail
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody but the store
public record Pictures(@Nullable String logo, @Nullable String icon, byte @Nullable [] emailLogo) {

    public static final Pictures NONE = new Pictures(null, null, null);
}
