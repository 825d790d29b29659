package io.fairlead.account.wire;

import static java.util.stream.Collectors.joining;

import io.fairlead.account.Account;
import io.fairlead.account.Aggregation;
import io.fairlead.spi.BankOwner;
import io.fairlead.spi.Facts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes values as API answers and webhooks show them. */
public final class WireFormat {

    private WireFormat() {}

    /** Returns a moment in epoch seconds. */
    public static long seconds(Instant moment) {
        return moment.getEpochSecond();
    }

    /** Returns a moment in epoch seconds; null when there is none. */
    public static @Nullable Long optionalSeconds(@Nullable Instant moment) {
        return moment == null ? null : moment.getEpochSecond();
    }

    /** Returns facts by their names, with dates in epoch seconds. */
    public static Map<String, Object> facts(Facts facts) {
        var members = new LinkedHashMap<String, Object>(facts.members());
        members.replaceAll((_, value) -> value instanceof Instant at ? seconds(at) : value);
        return members;
    }

    /** Returns a postal address on one line. */
    public static String line(BankOwner.Address address) {
        return Stream.of(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.state(),
                        address.postalCode())
                .filter(Objects::nonNull)
                .collect(joining(" "));
    }

    /** Returns {@code active} for an account that is shared, {@code pending} until then. */
    public static String status(Account account) {
        return account.shared() ? "active" : "pending";
    }

    /** Returns the aggregation status code; null before the first aggregation. */
    public static @Nullable Integer statusCode(@Nullable Aggregation aggregation) {
        return aggregation == null ? null : aggregation.statusCode();
    }

    /** Returns when the bank was asked last; null before the first aggregation. */
    public static @Nullable Long attempted(@Nullable Aggregation aggregation) {
        return aggregation == null ? null : seconds(aggregation.attemptedAt());
    }

    /** Returns when the bank last answered; null when it never has. */
    public static @Nullable Long succeeded(@Nullable Aggregation aggregation) {
        return aggregation == null ? null : optionalSeconds(aggregation.succeededAt());
    }
}
