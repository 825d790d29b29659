package io.fairlead.shared.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** The language that a browser asks for. */
public final class BrowserLanguage {

    private static final int MOST = 10;

    private BrowserLanguage() {}

    /** The first of the browser's languages that the pages speak; English when they speak none. */
    public static Language of(HttpServletRequest request) {
        return all(request)
                .flatMap(tag -> Language.spoken(tag).stream())
                .findFirst()
                .orElse(Language.EN);
    }

    /** The tags of all languages that the browser asks for, best first. */
    public static Stream<String> all(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Stream.empty() // or else it would be the machine's own
                : Collections.list(request.getLocales()).stream()
                        .limit(MOST)
                        .map(Locale::toLanguageTag);
    }

    /** The language that a partner has named, or else the browser's. */
    public static Language of(HttpServletRequest request, Optional<String> named) {
        return named.map(Language::of).orElseGet(() -> of(request));
    }
}
