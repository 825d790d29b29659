package io.fairlead.webhook.delivery;

import io.fairlead.shared.Secret;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seals a partner's headers for a stream, and opens them. */
@Component
public class SealedHeaders {

    private static final JsonMapper JSON = new JsonMapper();

    private final Sealer sealer;

    SealedHeaders(Sealer sealer) {
        this.sealer = sealer;
    }

    public byte @Nullable [] seal(UUID stream, Map<String, Secret> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        var revealed = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> revealed.put(name, value.reveal()));
        return sealer.seal(JSON.writeValueAsString(revealed), place(stream));
    }

    Map<String, Secret> open(UUID stream, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Map.of();
        }
        var revealed =
                JSON.readValue(
                        sealer.open(sealed, place(stream)),
                        new TypeReference<LinkedHashMap<String, String>>() {});
        var headers = new LinkedHashMap<String, Secret>();
        revealed.forEach((name, value) -> headers.put(name, new Secret(value)));
        return headers;
    }

    private static SealedPlace place(UUID stream) {
        return new SealedPlace("webhook_stream", "headers_sealed", stream.toString());
    }
}
