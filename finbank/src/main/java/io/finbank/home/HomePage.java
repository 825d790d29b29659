package io.finbank.home;

import io.finbank.bank.Institution;
import io.finbank.fault.Fault;
import io.finbank.signon.KnownUser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What template {@code home} shows.
 *
 * @param now the time at the bank
 * @param offset how much later that is than it is
 * @param testUsers those with a behaviour
 * @param profileUsers one for each profile
 * @param changed those whose password was changed, by institution
 */
public record HomePage(
        Instant now,
        Duration offset,
        List<Fault> faults,
        List<Institution> institutions,
        List<KnownUser> testUsers,
        List<KnownUser> profileUsers,
        List<Changed> changed) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                    .withLocale(Locale.US)
                    .withZone(ZoneOffset.UTC);

    /** A user whose password was changed. */
    public record Changed(Institution institution, KnownUser user) {}

    public String moment() {
        return MOMENT.format(now) + " UTC";
    }

    /** How far the clock is moved, in words. */
    public String moved() {
        var days = offset.abs().toDays();
        var rest = offset.abs().minusDays(days);
        var length =
                Stream.of(
                                days == 0 ? null : days + (days == 1 ? " day" : " days"),
                                rest.isZero()
                                        ? null
                                        : "%d:%02d h"
                                                .formatted(rest.toHours(), rest.toMinutesPart()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" and "));
        return length + (offset.isNegative() ? " behind" : " ahead");
    }

    /** Which users an institution knows. */
    public static String usersOf(Institution institution) {
        if (institution.status() != Institution.Status.ONLINE) {
            return "none";
        }
        var who =
                switch (institution.users()) {
                    case TEST_USERS -> "test users";
                    case PROFILES -> "profiles";
                    case BOTH -> "test users, profiles";
                };
        return institution.oauth() ? who + ", on the bank’s own pages" : who;
    }

    /** What a fault does. */
    public static String effect(Fault fault) {
        return switch (fault.kind()) {
            case FAIL -> "fail with code " + fault.code();
            case STALL -> "stall for " + fault.seconds() + " s";
            default -> fault.kind().wireName();
        };
    }

    /** How often a fault has struck, and how often it will. */
    public static String hits(Fault fault) {
        return fault.times() == null
                ? "%d, until it is cleared".formatted(fault.hits())
                : "%d of %d".formatted(fault.hits(), fault.times());
    }

    /** Where a fault strikes. */
    public static String place(@Nullable String only) {
        return only == null ? "all" : only;
    }
}
