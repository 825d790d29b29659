package io.fairlead.connect.screen;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Addresses from the directory of institutions, which anybody may have written. */
public final class WebAddress {

    private WebAddress() {}

    /** The address, if a browser can be sent there without harm. */
    static @Nullable public String safe(@Nullable String address) {
        return host(address) == null ? null : address;
    }

    static @Nullable public String host(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            var uri = URI.create(address);
            var scheme = uri.getScheme();
            return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)
                    ? uri.getHost()
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
