package io.fairlead.connectors.finbank;

import io.fairlead.spi.AchDetails;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankOwner;
import io.fairlead.spi.BankStatement;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Facts;
import io.fairlead.spi.LoanPayment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** FinBank's JSON as the records of the connector interface. What is malformed is refused. */
final class FinBankData {

    /** Texts of the vendor's account detail and position that may look like numbers. */
    private static final Set<String> TEXTS =
            Set.of(
                    "interestRate",
                    "termOfMl",
                    "interestPeriod",
                    "description",
                    "loanAwardId",
                    "securityId",
                    "symbol",
                    "loanNumber",
                    "loanPaymentNumber",
                    "loanPaymentAddress",
                    "optionExpireDate");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+Z");

    private FinBankData() {}

    static BankAccount account(JsonNode from) {
        return new BankAccount(
                text(from, "id"),
                text(from, "number"),
                text(from, "name"),
                text(from, "type"),
                text(from, "currency"),
                money(from, "balance"),
                instant(from, "balanceAt"),
                text(from, "status").equals("closed"),
                text(from, "marketSegment"),
                maybe(from, "parentId"),
                facts(from.path("detail")),
                list(from, "holdings", FinBankData::facts));
    }

    static BankTransaction transaction(JsonNode from) {
        var pending = maybe(from, "postedDate") == null;
        return new BankTransaction(
                text(from, "id"),
                null,
                money(from, "amount"),
                instant(from, "transactionDate"),
                pending ? null : instant(from, "postedDate"),
                text(from, "description"),
                maybe(from, "memo"),
                maybe(from, "type"),
                maybe(from, "checkNum"),
                maybe(from, "payee"),
                maybe(from, "category"),
                facts(from.path("investment")));
    }

    static BankOwner owner(JsonNode from) {
        return new BankOwner(
                text(from, "name"),
                maybe(from, "firstName"),
                maybe(from, "middleName"),
                maybe(from, "lastName"),
                maybe(from, "suffix"),
                maybe(from, "relationship"),
                list(from, "addresses", FinBankData::address),
                list(
                        from,
                        "emails",
                        email -> new BankOwner.Email(maybe(email, "type"), text(email, "email"))),
                list(
                        from,
                        "phones",
                        phone ->
                                new BankOwner.Phone(
                                        maybe(phone, "type"),
                                        maybe(phone, "country"),
                                        text(phone, "phone"))));
    }

    private static BankOwner.Address address(JsonNode from) {
        return new BankOwner.Address(
                maybe(from, "type"),
                text(from, "line1"),
                maybe(from, "line2"),
                text(from, "city"),
                maybe(from, "state"),
                text(from, "postalCode"),
                maybe(from, "country"));
    }

    static AchDetails achDetails(JsonNode from) {
        return new AchDetails(text(from, "routingNumber"), text(from, "accountNumber"));
    }

    static LoanPayment loanPayment(JsonNode from) {
        return new LoanPayment(
                text(from, "loanNumber"),
                text(from, "loanPaymentNumber"),
                "%s, %s".formatted(text(from, "creditor"), text(from, "creditorAddress")));
    }

    static BankStatement statement(JsonNode from) {
        return new BankStatement(
                text(from, "id"),
                parsed(from, "periodStart", LocalDate::parse),
                parsed(from, "periodEnd", LocalDate::parse),
                parsed(from, "issuedOn", LocalDate::parse));
    }

    static <T> List<T> list(JsonNode from, String name, Function<JsonNode, T> read) {
        var found = from.path(name);
        if (!found.isArray()) {
            throw FinBankRefusal.unreadable();
        }
        return found.valueStream().map(read).toList();
    }

    static @Nullable String maybe(JsonNode from, String name) {
        var found = from.path(name);
        return found.isNull() || found.isMissingNode() ? null : found.asString();
    }

    static String text(JsonNode from, String name) {
        var found = maybe(from, name);
        if (found == null) {
            throw FinBankRefusal.unreadable();
        }
        return found;
    }

    static Instant instant(JsonNode from, String name) {
        return parsed(from, name, Instant::parse);
    }

    private static BigDecimal money(JsonNode from, String name) {
        return parsed(from, name, BigDecimal::new);
    }

    static <T> T parsed(JsonNode from, String name, Function<String, T> parse) {
        return parsed(text(from, name), parse);
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException _) {
            throw FinBankRefusal.unreadable();
        }
    }

    private static Facts facts(JsonNode from) {
        var members = new LinkedHashMap<String, Object>();
        from.propertyStream()
                .filter(member -> !member.getValue().isNull())
                .forEach(
                        member ->
                                members.put(
                                        member.getKey(), fact(member.getKey(), member.getValue())));
        return new Facts(members);
    }

    private static Object fact(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        var text = value.asString();
        if (TEXTS.contains(name)) {
            return text;
        }
        if (INSTANT.matcher(text).matches()) {
            return parsed(text, Instant::parse);
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }
}
