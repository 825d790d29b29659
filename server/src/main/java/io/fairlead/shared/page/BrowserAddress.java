package io.fairlead.shared.page;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses of pages and apps, as consumers' browsers and phones know them. */
public final class BrowserAddress {

    private static final String NO_MORE_THAN_A_SCHEME = "[A-Za-z][A-Za-z0-9+.-]*://";

    private BrowserAddress() {}

    /**
     * The address; null when it is none. {@code app://} is read as {@code app:///}, because {@link
     * URI} takes an empty authority only where something follows it.
     */
    public static @Nullable URI parse(String text) {
        try {
            return new URI(text.matches(NO_MORE_THAN_A_SCHEME) ? text + "/" : text);
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
