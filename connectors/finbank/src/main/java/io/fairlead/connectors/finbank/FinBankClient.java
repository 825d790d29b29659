package io.fairlead.connectors.finbank;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttp.Request;
import io.fairlead.spi.BankHttp.Response;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to FinBank's API during one call of a connector. */
record FinBankClient(BankContext bank) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEDIA_TYPE = "application/json";

    /** An answer that is no error. */
    record Answer(int status, JsonNode body) {}

    URI base() {
        return URI.create(
                bank.setting("url")
                        .orElseThrow(() -> new IllegalStateException("FinBank has no url")));
    }

    Answer get(String path, @Nullable SecretText bearer) {
        return answer(send("GET", path, bearer, null));
    }

    Answer post(String path, Map<String, ?> body) {
        return answer(send("POST", path, null, body));
    }

    void delete(String path, SecretText bearer) {
        checked(send("DELETE", path, bearer, null));
    }

    /** The body of a file. */
    byte[] file(String path, SecretText bearer, String mediaType) {
        var response = checked(send("GET", path, bearer, null));
        if (!mediaTypeOf(response).startsWith(mediaType)) {
            throw FinBankRefusal.unreadable();
        }
        return response.body();
    }

    private Response send(
            String method,
            String path,
            @Nullable SecretText bearer,
            @Nullable Map<String, ?> body) {
        var headers = new HashMap<>(Map.of("accept", MEDIA_TYPE));
        bank.visitor()
                .map(Visitor::languages)
                .filter(languages -> !languages.isEmpty())
                .ifPresent(
                        languages -> headers.put("accept-language", String.join(", ", languages)));
        if (bearer != null) {
            headers.put("authorization", "Bearer " + bearer.reveal());
        }
        if (body != null) {
            headers.put("content-type", MEDIA_TYPE);
        }
        return bank.http()
                .send(
                        new Request(
                                method,
                                URI.create(base() + path),
                                headers,
                                body == null ? new byte[0] : JSON.writeValueAsBytes(body)));
    }

    private Answer answer(Response response) {
        return new Answer(checked(response).status(), parsed(response));
    }

    private static Response checked(Response response) {
        if (response.status() / 100 == 2) {
            return response;
        }
        var error = parsed(response).path("error");
        var seconds = error.path("retryAfterSeconds");
        throw FinBankFailures.refusal(
                error, seconds.isNumber() ? Duration.ofSeconds(seconds.longValue()) : null);
    }

    private static JsonNode parsed(Response response) {
        if (!mediaTypeOf(response).startsWith(MEDIA_TYPE)) {
            throw FinBankRefusal.unreadable();
        }
        try {
            return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
        } catch (JacksonException _) {
            throw FinBankRefusal.unreadable();
        }
    }

    private static String mediaTypeOf(Response response) {
        return response.headers().getOrDefault("content-type", List.of("")).getFirst();
    }
}
