package io.fairlead.account;

import io.fairlead.spi.Facts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Facts as JSON: instants in epoch seconds, amounts in all their digits. */
public final class StoredFacts {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                    .build();
    private static final TypeReference<Map<String, Object>> ONE = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> MANY = new TypeReference<>() {};

    private StoredFacts() {}

    public static String write(Facts facts) {
        return JSON.writeValueAsString(plain(facts));
    }

    static String write(List<Facts> facts) {
        return JSON.writeValueAsString(facts.stream().map(StoredFacts::plain).toList());
    }

    public static Facts read(String json) {
        return new Facts(JSON.readValue(json, ONE));
    }

    static List<Facts> readAll(String json) {
        return JSON.readValue(json, MANY).stream().map(Facts::new).toList();
    }

    private static Map<String, Object> plain(Facts facts) {
        var plain = new LinkedHashMap<String, Object>(facts.members());
        plain.replaceAll((_, value) -> value instanceof Instant at ? at.getEpochSecond() : value);
        return plain;
    }
}
