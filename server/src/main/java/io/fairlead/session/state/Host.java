package io.fairlead.session.state;

import io.fairlead.shared.api.StorableText;
import io.fairlead.shared.page.BrowserAddress;
import io.fairlead.shared.page.CodeScheme;
import org.jspecify.annotations.Nullable;

/**
 * The SDK that shows the app, as it has introduced itself.
 *
 * @param platform {@code iframe}, {@code web}, {@code reactNative}, {@code Android} or {@code iOS}
 * @param redirectUrl the link that leads back into a mobile app from the bank's page
 * @param handlesUrls whether the partner opens the bank's page itself
 */
public record Host(
        String platform,
        @Nullable String sdkVersion,
        @Nullable String redirectUrl,
        boolean handlesUrls) {

    private static final int LONGEST = 2_000;

    /** What an SDK says of itself, which anybody may have said. */
    public static Host of(
            String platform,
            @Nullable String sdkVersion,
            @Nullable String redirectUrl,
            boolean handlesUrls) {
        return new Host(platform, checked(sdkVersion), checkedLink(redirectUrl), handlesUrls);
    }

    private static @Nullable String checked(@Nullable String text) {
        return text == null || text.length() > LONGEST || !StorableText.isStorable(text)
                ? null
                : text;
    }

    /** A link into an app or to a site, and none that would run as a script. */
    private static @Nullable String checkedLink(@Nullable String link) {
        var uri = link == null ? null : BrowserAddress.parse(link);
        return uri == null || uri.getScheme() == null || CodeScheme.isIn(uri)
                ? null
                : checked(link);
    }
}
