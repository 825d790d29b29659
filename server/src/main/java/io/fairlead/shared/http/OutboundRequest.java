package io.fairlead.shared.http;

import java.net.URI;
import java.util.Map;

/**
 * A request to another host.
 *
 * @param body empty: none
 */
public record OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** Queries, headers and bodies may carry secrets. */
    @Override
    public String toString() {
        return "%s %s".formatted(method, uri.getHost());
    }
}
