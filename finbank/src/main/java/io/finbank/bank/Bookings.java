package io.finbank.bank;

import io.finbank.bank.Activity.Flow;
import io.finbank.bank.Booking.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is booked on an account on a day. It follows from the account and the day alone, so it is
 * the same whenever it is asked for, and none of it is stored.
 */
@Component
public class Bookings {

    private static final Activity NOTHING = new Activity(List.of(), null);

    private final Map<String, Activity> activities = new ConcurrentHashMap<>();

    /** The bookings made on a day, the latest first. */
    List<Booking> madeOn(Account account, LocalDate day) {
        var own = account.plan().own();
        if (own != null) {
            return ruled(account, own.rules(), day);
        }
        var activity = activityOf(account);
        List<Booking> bookings = new ArrayList<>(flowing(account, activity, day));
        var settlement = activity.settlement();
        if (settlement != null && day.getDayOfMonth() == day.lengthOfMonth()) {
            bookings.add(settling(account, activity, settlement, day));
        }
        return bookings.reversed();
    }

    /** The bookings that are posted within these days, both included. */
    public Stream<Booking> postedBetween(Account account, LocalDate from, LocalDate to) {
        return from.minusDays(longestPending(account))
                .datesUntil(to.plusDays(1))
                .flatMap(day -> madeOn(account, day).stream())
                .filter(booking -> isWithin(booking.posted(), from, to));
    }

    /** How long a booking on this account may be pending. */
    int longestPending(Account account) {
        var own = account.plan().own();
        if (own != null) {
            return own.rules().stream().mapToInt(Rule::pendingDays).max().orElse(0);
        }
        return activityOf(account).longestPending();
    }

    private static List<Booking> ruled(Account account, List<Rule> rules, LocalDate day) {
        List<Booking> bookings = new ArrayList<>();
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.comesOn(day)) {
                bookings.add(rule.booking(id(account, day, Integer.toString(i)), day));
            }
        }
        return bookings.reversed();
    }

    private Activity activityOf(Account account) {
        var name = account.plan().activity();
        return name == null ? NOTHING : activities.computeIfAbsent(name, Bookings::read);
    }

    private static Activity read(String name) {
        return DataFile.read("finbank/activities/" + name + ".yaml", Activity.class);
    }

    private static List<Booking> flowing(Account account, Activity activity, LocalDate day) {
        List<Booking> bookings = new ArrayList<>();
        for (var i = 0; i < activity.flows().size(); i++) {
            var flow = activity.flows().get(i);
            var chance = chance(account, day, i);
            var count = flow.countOn(day.getDayOfMonth(), day.lengthOfMonth(), chance);
            for (var n = 0; n < count; n++) {
                var id = id(account, day, i + "-" + n);
                bookings.add(booking(id, flow, flow.amount(chance), day, chance));
            }
        }
        return bookings;
    }

    /** Brings back what the bookings posted in this month have moved. */
    private static Booking settling(
            Account account, Activity activity, Flow settlement, LocalDate lastOfMonth) {
        var first = YearMonth.from(lastOfMonth).atDay(1);
        var moved =
                first.minusDays(activity.longestPending())
                        .datesUntil(lastOfMonth.plusDays(1))
                        .flatMap(day -> flowing(account, activity, day).stream())
                        .filter(booking -> isWithin(booking.posted(), first, lastOfMonth))
                        .map(Booking::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return booking(
                id(account, lastOfMonth, "end"),
                settlement,
                moved.negate(),
                lastOfMonth,
                chance(account, lastOfMonth, activity.flows().size()));
    }

    private static Booking booking(
            String id, Flow flow, BigDecimal amount, LocalDate day, Random chance) {
        @Nullable String payee = flow.payee(chance);
        String description =
                flow.description() == null
                        ? Objects.requireNonNull(payee).toUpperCase(Locale.ROOT)
                        : flow.description();
        return new Booking(
                id,
                amount,
                day,
                day.plusDays(flow.pendingDays()),
                description,
                flow.memo(),
                flow.type(),
                flow.numbered() ? checkNumber(day) : null,
                payee,
                flow.category(),
                trade(flow, amount));
    }

    /** Rises from day to day, as in a book of checks. */
    private static String checkNumber(LocalDate day) {
        return Long.toString(1000 + day.toEpochDay() % 8000);
    }

    private static @Nullable Trade trade(Flow flow, BigDecimal amount) {
        if (flow.symbol() == null) {
            return null;
        }
        var security = Security.of(flow.symbol());
        return new Trade(
                security.symbol(),
                amount.abs().divide(security.price(), 4, RoundingMode.HALF_UP),
                security.price(),
                Objects.requireNonNull(flow.investmentType()),
                security.cusip(),
                "CUSIP");
    }

    private static String id(Account account, LocalDate day, String suffix) {
        return "%s-%s-%s"
                .formatted(account.id().substring(0, 8), day.toString().replace("-", ""), suffix);
    }

    private static Random chance(Account account, LocalDate day, int flow) {
        long seed = account.id().hashCode();
        seed = seed * 1_000_003 + day.toEpochDay();
        seed = seed * 1_000_003 + flow;
        return new Random(scattered(seed));
    }

    /** Neighbouring seeds would begin with neighbouring numbers. */
    private static long scattered(long seed) {
        var mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
