package io.fairlead.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that no client of good will sends, as values in paths, queries and forms. */
public final class OddTexts {

    /** The name of a header that a text with line ends in it would add to an answer. */
    public static final String INJECTED = "X-Injected";

    /** Markup that no page may hold as it is. */
    public static final String MARKUP = "<script>alert(1)</script>";

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "0",
                    "-1",
                    "1.5",
                    "1e3",
                    "NaN",
                    "true",
                    "null",
                    "undefined",
                    "\u0663",
                    "2147483648",
                    "9223372036854775807",
                    "-9223372036854775809",
                    "9".repeat(400),
                    "2026-02-30",
                    "2026-13-01T25:61:61Z",
                    "253402300800",
                    "-62135596801",
                    "\0",
                    "a\0b",
                    "a\r\n" + INJECTED + ": y",
                    "\t\n",
                    "\uFFFF",
                    "\u202e\ufeff",
                    "\ud83d\ude80",
                    "'",
                    "' OR '1'='1",
                    "'; DROP TABLE link; --",
                    "%",
                    "_%\\",
                    "../../etc/passwd",
                    "${jndi:ldap://localhost/x}",
                    "#{1+1}",
                    "javascript:alert(1)",
                    "//other.example/",
                    "https://other.example/",
                    "\"'>" + MARKUP,
                    "00000000-0000-0000-0000-000000000000",
                    "x".repeat(256),
                    "x".repeat(5_000));

    /** What nobody can decode, or what hides something. */
    private static final List<String> ENCODED =
            List.of(
                    "%00",
                    "%ff",
                    "%zz",
                    "%",
                    "%u0041",
                    "%C0%AF",
                    "%ED%A0%80",
                    "%F5%80%80%80",
                    "%0d%0a" + INJECTED + ":%20y",
                    "%2e%2e",
                    "..%2f..%2f",
                    "%252e",
                    ";a=b",
                    "+",
                    "%5C");

    private final Random random;

    public OddTexts(Random random) {
        this.random = random;
    }

    /** Any of them. */
    public String text() {
        return any(TEXTS);
    }

    /** Any of them as it stands in a path, a query or a form, encoded or wrongly so. */
    public String encoded() {
        return random.nextInt(3) == 0
                ? any(ENCODED)
                : URLEncoder.encode(text(), StandardCharsets.UTF_8);
    }

    /** Parameters as they stand in a query or a form, with something wrong about one of them. */
    public String parameters(List<String> namesAndValues) {
        var pairs = new ArrayList<>(namesAndValues);
        if (pairs.isEmpty()) {
            return random.nextBoolean() ? encoded() + "=" + encoded() : encoded();
        }
        var at = random.nextInt(pairs.size());
        var pair = pairs.get(at);
        var name = pair.substring(0, pair.indexOf('=') + 1);
        switch (random.nextInt(8)) {
            case 0 -> pairs.remove(at);
            case 1 -> pairs.add(name + encoded());
            case 2 -> pairs.addFirst(name + encoded());
            case 3 -> pairs.set(at, name.replace("=", ""));
            case 4 -> pairs.add(encoded() + "=" + encoded());
            default -> pairs.set(at, name + encoded());
        }
        return String.join("&", pairs);
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
