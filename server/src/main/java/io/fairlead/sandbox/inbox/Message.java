package io.fairlead.sandbox.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param query without the question mark; empty when there is none
 * @param headers names as sent, in the order sent; several values of a name are joined by commas
 */
public record Message(
        String method, String path, String query, Map<String, String> headers, byte[] body) {

    /** The value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
