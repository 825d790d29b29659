package io.fairlead.shared.http;

import java.util.List;
import java.util.Map;

/**
 * What another host answered.
 *
 * @param headers names in lower case
 */
public record OutboundAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    @Override
    public String toString() {
        return "%d, %d bytes".formatted(status, body.length);
    }
}
