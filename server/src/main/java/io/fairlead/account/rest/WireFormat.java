package io.fairlead.account.rest;

import static java.util.stream.Collectors.joining;

import io.fairlead.spi.BankOwner;
import io.fairlead.spi.Facts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values look in answers. */
public final class WireFormat {

    private WireFormat() {}

    public static long seconds(Instant moment) {
        return moment.getEpochSecond();
    }

    static @Nullable public Long optionalSeconds(@Nullable Instant moment) {
        return moment == null ? null : moment.getEpochSecond();
    }

    /** Facts by their names, dates in epoch seconds. */
    public static Map<String, Object> facts(Facts facts) {
        var members = new LinkedHashMap<String, Object>(facts.members());
        members.replaceAll((_, value) -> value instanceof Instant at ? seconds(at) : value);
        return members;
    }

    /** A postal address on one line. */
    static String line(BankOwner.Address address) {
        return Stream.of(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.state(),
                        address.postalCode())
                .filter(Objects::nonNull)
                .collect(joining(" "));
    }
}
