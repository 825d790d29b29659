package io.fairlead.link;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query of a link's URL: keys in alphabetical order, values encoded like JavaScript's {@code
 * encodeURIComponent}. Keys and order are those of links seen in public.
 */
final class LinkQuery {

    private static final String SIGNATURE = "signature";

    private static final Set<String> IN_EVERY_LINK =
            Set.of("customerId", "origin", "partnerId", SIGNATURE, "timestamp", "ttl");

    /** All that a link may have, and that its signature covers. */
    private static final Set<String> NAMES =
            Set.of(
                    "consumerId",
                    "customerId",
                    "institutionId",
                    "institutionLoginId",
                    "isWebView",
                    "language",
                    "origin",
                    "partnerId",
                    "redirectUri",
                    SIGNATURE,
                    "timestamp",
                    "ttl",
                    "type",
                    "webhook",
                    "webhookContentType");

    private static final Pattern AMPERSAND_OF_HTML = Pattern.compile("^(?:amp;)+");

    /** A bracket, a full stop, a quotation mark or a blank, as it is or escaped. */
    private static final Pattern MARK_AT_THE_END =
            Pattern.compile("(?:%[0-9a-fA-F]{2}|[^%0-9a-zA-Z])$");

    private static final int MOST_MARKS = 16;

    private static final Pattern ESCAPED_ONCE_MORE = Pattern.compile("(?:Id|signature|ttl)%3[dD]");

    private final SortedMap<String, String> values = new TreeMap<>();
    private final SortedMap<String, String> encodedPairs = new TreeMap<>();

    /** The query of a link, without its signature. */
    static LinkQuery of(
            PartnerId partner,
            CustomerId customer,
            LinkDetails details,
            Instant createdAt,
            Instant expiresAt) {
        var presentation = details.presentation();
        var query = new LinkQuery();
        query.put("consumerId", details.consumerId());
        query.put("customerId", customer.value());
        query.put("institutionId", details.institutionId());
        query.put("institutionLoginId", details.institutionLoginId());
        query.put("isWebView", Boolean.TRUE.equals(presentation.webView()) ? "true" : null);
        query.put("language", presentation.language());
        query.put("origin", details.origin().queryValue());
        query.put("partnerId", partner.value());
        query.put("redirectUri", presentation.redirectUri());
        query.put("timestamp", String.valueOf(createdAt.toEpochMilli()));
        query.put("ttl", String.valueOf(expiresAt.toEpochMilli()));
        query.put("type", details.type().queryValue());
        if (details.webhook() != null) {
            query.put("webhook", details.webhook().url());
            query.put("webhookContentType", details.webhook().contentType());
        }
        return query;
    }

    /**
     * Reads a raw query as it has arrived. What is none of a link's keys is passed over, as
     * trackers add theirs. Empty when a value is malformed, or a key is there twice with different
     * values.
     */
    static Optional<LinkQuery> parse(String rawQuery) {
        return ofPairs(ownPairs(rawQuery));
    }

    /**
     * What a raw query may have been before it travelled: as it is, and without some marks at its
     * end, which are those of the text that the link stood in.
     */
    static Stream<LinkQuery> readings(String rawQuery) {
        var pairs = ownPairs(rawQuery);
        var readings = new ArrayList<LinkQuery>();
        for (var i = 0; i < MOST_MARKS && !pairs.isEmpty(); i++) {
            ofPairs(pairs).ifPresent(readings::add);
            var last = pairs.removeLast();
            var shorter = MARK_AT_THE_END.matcher(last).replaceFirst("");
            if (shorter.equals(last)) {
                break;
            }
            pairs.add(shorter);
        }
        return readings.stream();
    }

    /** Why no genuine link can be read from a raw query. */
    static LinkOpening.Damage damage(String rawQuery) {
        if (ESCAPED_ONCE_MORE.matcher(rawQuery).find()) {
            return LinkOpening.Damage.ESCAPED;
        }
        var pairs = ownPairs(rawQuery);
        var names = pairs.stream().map(LinkQuery::name).distinct().toList();
        if (!names.containsAll(IN_EVERY_LINK)) {
            return LinkOpening.Damage.INCOMPLETE;
        }
        var query = ofPairs(pairs);
        if (query.isEmpty()) {
            return names.size() < pairs.size()
                    ? LinkOpening.Damage.DOUBLED
                    : LinkOpening.Damage.UNREADABLE;
        }
        return query.get().signature().isEmpty()
                ? LinkOpening.Damage.UNSIGNED
                : LinkOpening.Damage.CHANGED;
    }

    /** The raw pairs of a link's keys, in their order; of {@code &amp;} as of {@code &}. */
    private static List<String> ownPairs(String rawQuery) {
        return Stream.of(rawQuery.split("&", -1))
                .map(pair -> AMPERSAND_OF_HTML.matcher(pair).replaceFirst(""))
                .filter(pair -> NAMES.contains(name(pair)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String name(String pair) {
        var end = pair.indexOf('=');
        return end < 0 ? pair : pair.substring(0, end);
    }

    private static Optional<LinkQuery> ofPairs(List<String> pairs) {
        var query = new LinkQuery();
        try {
            for (var pair : pairs) {
                var parts = pair.split("=", 2);
                var value = parts.length < 2 ? null : decoded(parts[1]);
                if (value == null || !value.equals(query.values.getOrDefault(parts[0], value))) {
                    return Optional.empty();
                }
                query.put(parts[0], value);
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // a broken percent escape
        }
        return Optional.of(query);
    }

    @Nullable String get(String key) {
        return values.get(key);
    }

    /** The partner that a genuine query names. */
    PartnerId partner() {
        return new PartnerId(String.valueOf(get("partnerId")));
    }

    /** The customer that a genuine query names. */
    CustomerId customer() {
        return new CustomerId(String.valueOf(get("customerId")));
    }

    /** When the link of a genuine query was made. */
    Instant createdAt() {
        return moment("timestamp");
    }

    /** When the link of a genuine query ends. */
    Instant expiresAt() {
        return moment("ttl");
    }

    private Instant moment(String key) {
        return Instant.ofEpochMilli(Long.parseLong(String.valueOf(get(key))));
    }

    /** The signature, when there is one of the right form. */
    Optional<LinkId> signature() {
        var signature = values.get(SIGNATURE);
        return signature != null && LinkId.isValid(signature)
                ? Optional.of(new LinkId(signature))
                : Optional.empty();
    }

    /** What is signed: the query without its signature. */
    String unsigned() {
        if (!encodedPairs.containsKey(SIGNATURE)) {
            return toString();
        }
        var rest = new TreeMap<>(encodedPairs);
        rest.remove(SIGNATURE);
        return String.join("&", rest.values());
    }

    /** This query with its signature. */
    LinkQuery sign(LinkId signature) {
        put(SIGNATURE, signature.hex());
        return this;
    }

    /** The query as it stands in the URL. */
    @Override
    public String toString() {
        return String.join("&", encodedPairs.values());
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
            encodedPairs.put(key, encoded(key) + "=" + encoded(value));
        }
    }

    private static String encoded(String text) {
        return text.chars().allMatch(LinkQuery::isUnreserved) ? text : escaped(text);
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
