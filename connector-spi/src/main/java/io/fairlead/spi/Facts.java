package io.fairlead.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Members of a body of the vendor's API by their names.
 *
 * @param members values are {@code String}, {@code Boolean}, {@code Long}, {@link BigDecimal} or
 *     {@link Instant}: money is never a floating-point number, a date never a bare one
 */
public record Facts(Map<String, Object> members) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        members.values().forEach(Facts::check);
    }

    private static void check(Object value) {
        switch (value) {
            case String _, Boolean _, Long _, BigDecimal _, Instant _ -> {}
            default ->
                    throw new IllegalArgumentException(
                            "A fact is no %s".formatted(value.getClass().getSimpleName()));
        }
    }
}
