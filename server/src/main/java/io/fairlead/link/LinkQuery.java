package io.fairlead.link;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The query of a link's URL: keys in alphabetical order, values encoded like JavaScript's {@code
 * encodeURIComponent}. Keys and order are those of links seen in public.
 */
final class LinkQuery {

    private static final String SIGNATURE = "signature";

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

    /** Reads a raw query; empty when it is malformed or names a key twice. */
    static Optional<LinkQuery> parse(String rawQuery) {
        var query = new LinkQuery();
        try {
            for (var pair : rawQuery.split("&", -1)) {
                var parts = pair.split("=", 2);
                if (parts.length < 2 || query.values.containsKey(decoded(parts[0]))) {
                    return Optional.empty();
                }
                query.put(decoded(parts[0]), decoded(parts[1]));
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
