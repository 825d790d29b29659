package io.fairlead.shared.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to another host. */
public record OutboundRequest(
        String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** Queries, headers and bodies may carry secrets. */
    @Override
    public String toString() {
        return "%s %s".formatted(method, uri.getHost());
    }
}
