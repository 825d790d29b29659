package io.fairlead.report;

import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.ReportRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account that a test fills with postings. Each is posted at noon in the reports' zone. */
public final class Deposits {

    public static final ZoneId ZONE = ReportRules.DEFAULT_ZONE;

    private final long id;
    private final String type;
    private final List<Posting> postings = new ArrayList<>();

    private Deposits(long id, String type) {
        this.id = id;
        this.type = type;
    }

    public static Deposits checking() {
        return on(1, "checking");
    }

    public static Deposits on(long id, String type) {
        return new Deposits(id, type);
    }

    /** What a bank says of a posting beside its description. */
    public record Saying(
            @Nullable String memo,
            @Nullable String payee,
            @Nullable String category,
            @Nullable String type) {

        public static final Saying NOTHING = new Saying(null, null, null, null);

        public static Saying category(String category) {
            return new Saying(null, null, category, null);
        }

        public static Saying type(String type) {
            return new Saying(null, null, null, type);
        }
    }

    public Deposits post(LocalDate day, String amount, String description, Saying saying) {
        return post(
                day.atTime(LocalTime.NOON).atZone(ZONE).toInstant(), amount, description, saying);
    }

    public Deposits post(Instant moment, String amount, String description, Saying saying) {
        postings.add(
                new Posting(
                        id * 1_000_000 + postings.size() + 1,
                        id,
                        new BigDecimal(amount),
                        moment,
                        description,
                        saying.memo(),
                        saying.payee(),
                        saying.category(),
                        saying.type(),
                        null,
                        Posting.Trade.NONE));
        return this;
    }

    public Deposits post(LocalDate day, String amount, String description) {
        return post(day, amount, description, Saying.NOTHING);
    }

    /** Called pay by the bank. */
    public Deposits pay(LocalDate day, String amount, String employer) {
        return post(day, amount, employer + " PAYROLL", Saying.category("Paycheck"));
    }

    public Deposits pay(Stream<LocalDate> days, String amount, String employer) {
        days.forEach(day -> pay(day, amount, employer));
        return this;
    }

    public AccountHistory holding(String balance) {
        return new AccountHistory(id, type, new BigDecimal(balance), postings);
    }

    /** From the first day on, so many days apart, until the last day. */
    public static Stream<LocalDate> every(int days, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1), Period.ofDays(days));
    }

    /** On a day of every month. */
    public static Stream<LocalDate> monthly(LocalDate first, LocalDate last) {
        return Stream.iterate(0, n -> n + 1)
                .map(first::plusMonths)
                .takeWhile(day -> !day.isAfter(last));
    }
}
