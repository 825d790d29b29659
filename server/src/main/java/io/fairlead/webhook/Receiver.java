package io.fairlead.webhook;

import io.fairlead.shared.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Where a partner wants to be told.
 *
 * @param headers sent with every request; values may be credentials
 */
public record Receiver(URI url, ContentType contentType, Map<String, Secret> headers) {

    /** Scheme, host and port: what is slow together, or down together. */
    String host() {
        return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
