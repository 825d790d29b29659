package io.fairlead.connect.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The app's stylesheet as it is served. */
final class Stylesheet {

    private Stylesheet() {}

    static String read(String path) {
        try {
            return new ClassPathResource("/static" + path)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
