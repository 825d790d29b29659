package io.finbank.persona;

import io.finbank.bank.Rule;
import io.finbank.bank.Rule.Rhythm;
import io.finbank.persona.PersonaFields.Item;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the transactions of an account: given ones, rules in fields, and rules in words such as
 * {@code salary from Acme 2,450.10 every second Friday}.
 */
final class RuleReader {

    private static final Set<String> FIELDS =
            Set.of(
                    "date",
                    "every",
                    "days",
                    "count",
                    "from",
                    "until",
                    "amount",
                    "description",
                    "memo",
                    "payee",
                    "type",
                    "category",
                    "pendingDays");

    /** What comes every second Friday comes on this one, unless it says from when on. */
    private static final LocalDate FIRST_WEEK = LocalDate.of(2026, 1, 2);

    private static final int MOST_COUNTED = 50;
    private static final int DAYS_BETWEEN_COUNTED = 14;
    private static final int LONGEST_PENDING = 7;
    private static final List<String> ORDINALS = List.of("", "second ", "third ", "fourth ");

    private static final Pattern WORDS =
            Pattern.compile(
                    "(?<what>\\D{2,80}?) (?<amount>[+-]?[0-9][0-9,]{0,12}(?:\\.[0-9]{1,2})?)"
                            + " (?:every (?<every>[A-Za-z ]{3,20})|on the (?<on>[0-9a-z, ]{3,60}))");
    private static final Pattern COUNTED =
            Pattern.compile(
                    "(?<count>[0-9]{1,2}) (?<what>\\D{2,80}?)"
                            + "(?: of (?<amount>[+-]?[0-9][0-9,]{0,12}(?:\\.[0-9]{1,2})?))?");
    private static final Pattern DAYS_OF_MONTH =
            Pattern.compile("([0-9]{1,2})(?:st|nd|rd|th)(?:(?:, | and )([0-9a-z, ]+))?");

    /**
     * A kind of transaction that words name.
     *
     * @param sign 1 for money that comes, -1 for money that goes
     * @param usual the amount when none is said
     */
    private record Kind(int sign, String type, String category, @Nullable String usual) {}

    private static final Map<String, Kind> KINDS =
            Map.ofEntries(
                    Map.entry("salary", new Kind(1, "directDeposit", "Paycheck", null)),
                    Map.entry("wages", new Kind(1, "directDeposit", "Paycheck", null)),
                    Map.entry("paycheck", new Kind(1, "directDeposit", "Paycheck", null)),
                    Map.entry("pension", new Kind(1, "directDeposit", "Income", null)),
                    Map.entry("benefits", new Kind(1, "directDeposit", "Income", null)),
                    Map.entry("payout", new Kind(1, "deposit", "Income", null)),
                    Map.entry("interest", new Kind(1, "interest", "Interest Income", null)),
                    Map.entry("rent", new Kind(-1, "directDebit", "Mortgage & Rent", null)),
                    Map.entry("mortgage", new Kind(-1, "directDebit", "Mortgage & Rent", null)),
                    Map.entry("loan", new Kind(-1, "directDebit", "Loan Payment", null)),
                    Map.entry("groceries", new Kind(-1, "pointOfSale", "Groceries", null)),
                    Map.entry("utilities", new Kind(-1, "directDebit", "Utilities", null)),
                    Map.entry("insurance", new Kind(-1, "repeatPayment", "Auto Insurance", null)),
                    Map.entry("NSF fee", new Kind(-1, "fee", "Bank Fee", "35.00")),
                    Map.entry("overdraft fee", new Kind(-1, "fee", "Bank Fee", "35.00")));

    /** The day before which counted transactions come. */
    private final LocalDate asOf;

    RuleReader(LocalDate asOf) {
        this.asOf = asOf;
    }

    Rule read(Item item) {
        var words = item.text();
        return words == null ? fields(item) : words(item.path(), words.strip());
    }

    private Rule fields(Item item) {
        var fields = item.fields(FIELDS);
        var amount = fields.money("amount");
        var from = fields.date("from");
        var until = fields.date("until");
        if (from != null && until != null && until.isBefore(from)) {
            throw fields.wrongAt("until", "must not be before \"from\"");
        }
        return new Rule(
                rhythm(item.path(), fields, from),
                from,
                until,
                amount,
                fields.required("description", 200),
                fields.optional("memo", 200),
                fields.optional("payee", 100),
                orElse(fields.optional("type", 40), amount.signum() < 0 ? "debit" : "credit"),
                orElse(fields.optional("category", 60), "Uncategorized"),
                fields.whole("pendingDays", 0, LONGEST_PENDING, 0));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private Rhythm rhythm(String path, PersonaFields fields, @Nullable LocalDate from) {
        var said = Stream.of("date", "every", "days", "count").filter(fields::has).toList();
        if (said.size() != 1) {
            throw PersonaFields.wrong(
                    path, "must say when: give one of \"date\", \"every\", \"days\", \"count\"");
        }
        return switch (said.getFirst()) {
            case "date" -> new Rule.Dates(Set.of(Objects.requireNonNull(fields.date("date"))));
            case "every" -> every(path + ".every", fields.required("every", 40), from);
            case "days" -> new Rule.Monthly(Set.copyOf(fields.wholes("days", 1, 31)));
            default -> counted(fields.whole("count", 1, MOST_COUNTED, 1));
        };
    }

    /** Every fourteen days, the latest fourteen days before the persona's day. */
    private Rhythm counted(int count) {
        return new Rule.Dates(
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> asOf.minusDays((long) DAYS_BETWEEN_COUNTED * i))
                        .collect(Collectors.toSet()));
    }

    private static Rhythm every(String place, String text, @Nullable LocalDate from) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals("day")) {
            return new Rule.Daily();
        }
        for (var day : DayOfWeek.values()) {
            for (var weeks = 1; weeks <= ORDINALS.size(); weeks++) {
                if (wanted.equals(ORDINALS.get(weeks - 1) + name(day))) {
                    LocalDate start = from == null ? FIRST_WEEK : from;
                    return new Rule.Weekly(
                            day, weeks, start.with(TemporalAdjusters.nextOrSame(day)));
                }
            }
        }
        throw PersonaFields.wrong(
                place, "must be such as \"day\", \"Friday\" or \"second Friday\" (to fourth)");
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private Rule words(String place, String words) {
        var regular = WORDS.matcher(words);
        if (regular.matches()) {
            var what = what(place, regular.group("what"));
            var rhythm =
                    regular.group("every") == null
                            ? new Rule.Monthly(daysOfMonth(place, regular.group("on")))
                            : every(place, regular.group("every"), null);
            return rule(place, what, rhythm, regular.group("amount"));
        }
        var counted = COUNTED.matcher(words);
        if (counted.matches() && Integer.parseInt(counted.group("count")) > 0) {
            var count = Math.min(MOST_COUNTED, Integer.parseInt(counted.group("count")));
            var what = what(place, counted.group("what").replaceFirst("fees\\b", "fee"));
            return rule(place, what, counted(count), counted.group("amount"));
        }
        throw PersonaFields.wrong(
                place,
                "must be such as \"salary from Acme 2,450.10 every second Friday\", \"rent 1,200 on"
                        + " the 1st\" or \"3 NSF fees\", or an object");
    }

    /** What words name, and with whom. */
    private record What(String words, @Nullable String payee, @Nullable Kind kind) {}

    private static What what(String place, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw PersonaFields.wrong(place, "must have no control characters");
        }
        var parts = text.strip().split(" (?:from|to) ", 2);
        var kind =
                KINDS.entrySet().stream()
                        .filter(known -> parts[0].equalsIgnoreCase(known.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
        return new What(parts[0], parts.length == 2 ? parts[1] : null, kind);
    }

    private static Rule rule(String place, What what, Rhythm rhythm, @Nullable String said) {
        var kind = what.kind();
        var signed = said != null && !Character.isDigit(said.charAt(0));
        if (kind == null && !signed) {
            throw PersonaFields.wrong(
                    place,
                    "must have an amount with + or -, as \"%s\" may be both. Without a sign there are %s"
                            .formatted(
                                    what.words().replaceAll("[^A-Za-z ]", "?"),
                                    String.join(", ", KINDS.keySet().stream().sorted().toList())));
        }
        if (said == null && (kind == null || kind.usual() == null)) {
            throw PersonaFields.wrong(place, "must have an amount, such as \"of 12.00\"");
        }
        String written =
                said == null ? Objects.requireNonNull(Objects.requireNonNull(kind).usual()) : said;
        var number = new BigDecimal(written.replace(",", "")).setScale(2);
        BigDecimal amount =
                signed || kind == null ? number : number.multiply(BigDecimal.valueOf(kind.sign()));
        var description =
                (what.payee() == null ? what.words() : what.payee() + " " + what.words())
                        .toUpperCase(Locale.ROOT);
        return new Rule(
                rhythm,
                null,
                null,
                amount,
                description,
                null,
                what.payee(),
                kind == null ? (amount.signum() < 0 ? "debit" : "credit") : kind.type(),
                kind == null ? "Uncategorized" : kind.category(),
                0);
    }

    private static Set<Integer> daysOfMonth(String place, String text) {
        var days = new TreeSet<Integer>();
        @Nullable String rest = text.strip();
        while (rest != null) {
            var first = DAYS_OF_MONTH.matcher(rest);
            var day = first.matches() ? Integer.parseInt(first.group(1)) : 0;
            if (day < 1 || day > 31) {
                throw PersonaFields.wrong(
                        place, "must name days of the month such as \"on the 1st and 15th\"");
            }
            days.add(day);
            rest = first.group(2);
            if (rest != null) {
                rest = rest.replaceFirst("^the ", "");
            }
        }
        return days;
    }
}
