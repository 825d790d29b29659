package io.fairlead.link.rest;

import io.fairlead.link.LinkDetails.Webhook;
import io.fairlead.shared.Secret;
import io.fairlead.webhook.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the four webhook fields of a generate call. */
final class WebhookFields {

    private static final List<String> CONTENT_TYPES =
            Arrays.stream(ContentType.values()).map(ContentType::mediaType).toList();
    private static final int MAX_DATA_BYTES = 16 * 1024;
    private static final int MAX_HEADERS = 20;
    private static final int MAX_HEADER_LENGTH = 4096;
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");
    private static final Set<String> RESERVED_HEADERS =
            Set.of(
                    "connection",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "webhook-id",
                    "webhook-signature",
                    "webhook-timestamp",
                    "x-finicity-signature");

    private WebhookFields() {}

    /** Null when the call names no webhook; the other fields mean nothing then, but are checked. */
    static @Nullable Webhook webhook(ConnectFields fields) {
        var url = fields.webUri("webhook");
        var contentType = fields.oneOf("webhookContentType", CONTENT_TYPES);
        var data = data(fields);
        return url == null ? null : new Webhook(url, contentType, data);
    }

    static Map<String, Secret> headers(ConnectFields fields) {
        var given = fields.objectNode("webhookHeaders");
        if (given == null) {
            return Map.of();
        }
        if (given.size() > MAX_HEADERS) {
            throw fields.wrong(
                    "webhookHeaders", "must have less than or equal to " + MAX_HEADERS + " keys");
        }
        Map<String, Secret> headers = new LinkedHashMap<>();
        given.properties()
                .forEach(
                        header -> {
                            check(fields, header.getKey(), header.getValue());
                            headers.put(header.getKey(), new Secret(header.getValue().asString()));
                        });
        return headers;
    }

    private static void check(ConnectFields fields, String name, JsonNode value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw fields.wrong("webhookHeaders", "contains an invalid header name");
        }
        if (RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw fields.wrong("webhookHeaders." + name, "is not allowed");
        }
        if (!value.isString()) {
            throw fields.wrong("webhookHeaders." + name, "must be a string");
        }
        if (value.asString().length() > MAX_HEADER_LENGTH
                || !HEADER_VALUE.matcher(value.asString()).matches()) {
            throw fields.wrong(
                    "webhookHeaders." + name,
                    "must be printable ASCII of at most " + MAX_HEADER_LENGTH + " characters");
        }
    }

    /** Any JSON: it comes back as JavaScript writes what it has parsed. */
    private static @Nullable ObjectNode data(ConnectFields fields) {
        var data = fields.objectNode("webhookData");
        if (data == null) {
            return null;
        }
        if (data.toString().getBytes(StandardCharsets.UTF_8).length > MAX_DATA_BYTES) {
            throw fields.wrong(
                    "webhookData", "must not be larger than " + MAX_DATA_BYTES + " bytes");
        }
        return data;
    }
}
