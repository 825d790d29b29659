package io.fairlead.spi;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consumer's browser, as it called Fairlead last.
 *
 * @param agent the {@code User-Agent} it sent; null when it sent none
 * @param languages those the consumer reads, best first, such as {@code en-US}: that of the pages,
 *     then those of the browser
 */
public record Visitor(InetAddress address, @Nullable String agent, List<String> languages) {

    public Visitor {
        languages = List.copyOf(languages);
    }

    /** An address is personal data. */
    @Override
    public String toString() {
        return "Visitor[redacted]";
    }
}
