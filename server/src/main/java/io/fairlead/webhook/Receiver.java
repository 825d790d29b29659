package io.fairlead.webhook;

import io.fairlead.shared.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * The address that takes a partner's events.
 *
 * @param headers sent with every request; values may be credentials
 */
public record Receiver(URI url, ContentType contentType, Map<String, Secret> headers) {

    /** Returns scheme, host and port, which name what is slow or down together. */
    public String host() {
        return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
