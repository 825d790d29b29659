package io.fairlead.kit.tinybank;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Health;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.Page;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.fairlead.spi.Visit;
import io.fairlead.spi.Wish;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tiny Bank, which takes user name and password with every call. The grant holds both. */
public class TinyBankConnector implements Connector {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STATE_VERSION = 1;
    private static final Duration FORM_LIFE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "tiny-bank";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.of("url", Setting.Kind.ADDRESS, "Where the API of the bank is.")
                        .asRequired(),
                Setting.of("most-days", Setting.Kind.NUMBER, "The longest range of one call.")
                        .withStandard("90"));
    }

    @Override
    public Traits traits(BankContext bank) {
        var mostDays = Integer.parseInt(bank.setting("most-days").orElseThrow());
        return Traits.ORDINARY.readAllAtOnce().atMostDays(mostDays);
    }

    @Override
    public Step<Linked> begin(BankContext bank, Wish wish) {
        var form =
                new LoginForm(
                        List.of(
                                field("user", "User name", LoginForm.Kind.TEXT),
                                field("password", "Password", LoginForm.Kind.PASSWORD)));
        var nothing = new SavedState(STATE_VERSION, new byte[0]);
        return new Step.InputNeeded<>(form, nothing, bank.clock().instant().plus(FORM_LIFE));
    }

    private static LoginForm.Field field(String id, String label, LoginForm.Kind kind) {
        var secret = kind == LoginForm.Kind.PASSWORD;
        return new LoginForm.Field(id, label, label, kind, secret, 1, 64, null, null);
    }

    @Override
    public Step<Linked> resume(BankContext bank, SavedState state, ConsumerInput input) {
        if (state.version() != STATE_VERSION || !(input instanceof ConsumerInput.Fields fields)) {
            return Step.failed(Cause.STATE_EXPIRED);
        }
        var user = fields.values().get("user");
        var password = fields.values().get("password");
        if (user == null || password == null) {
            return Step.failed(Cause.WRONG_CREDENTIALS);
        }
        var grant = Grant.lasting(basic(user, password));
        return answered(() -> Linked.with(grant, inventory(bank, grant)));
    }

    private static byte[] basic(SecretText user, SecretText password) {
        var pair = "%s:%s".formatted(user.reveal(), password.reveal());
        return Base64.getEncoder().encode(pair.getBytes(UTF_8));
    }

    @Override
    public Step<Inventory> accounts(BankContext bank, Grant grant, Set<String> known) {
        return answered(() -> inventory(bank, grant));
    }

    private static Inventory inventory(BankContext bank, Grant grant) {
        var accounts = list(get(bank, grant, "/accounts"), "accounts");
        return new Inventory(accounts.stream().map(TinyBankConnector::account).toList(), Map.of());
    }

    @Override
    public Step<BankAccount> balance(BankContext bank, Grant grant, String accountId) {
        return answered(() -> account(get(bank, grant, "/accounts/" + encoded(accountId))));
    }

    @Override
    public Step<Page<BankTransaction>> transactions(
            BankContext bank,
            Grant grant,
            String accountId,
            DateRange range,
            @Nullable String page) {
        return answered(() -> page(bank, grant, accountId, range, page));
    }

    private static Page<BankTransaction> page(
            BankContext bank,
            Grant grant,
            String accountId,
            DateRange range,
            @Nullable String page) {
        var path =
                "/accounts/%s/transactions?from=%s&to=%s&page=%s"
                        .formatted(
                                encoded(accountId),
                                range.from(),
                                range.to(),
                                page == null ? "0" : encoded(page));
        var body = get(bank, grant, path);
        return new Page<>(
                list(body, "transactions").stream().map(TinyBankConnector::transaction).toList(),
                body.path("next").asString(null));
    }

    @Override
    public Step<Visit> visit(
            BankContext bank, Grant grant, Map<String, DateRange> days, Set<String> known) {
        return answered(
                () -> {
                    var transactions = new HashMap<String, Page<BankTransaction>>();
                    days.forEach((id, range) -> transactions.put(id, all(bank, grant, id, range)));
                    return new Visit(inventory(bank, grant), transactions);
                });
    }

    private static Page<BankTransaction> all(
            BankContext bank, Grant grant, String accountId, DateRange range) {
        var items = new ArrayList<BankTransaction>();
        @Nullable String next = null;
        do {
            var page = page(bank, grant, accountId, range, next);
            items.addAll(page.items());
            next = page.next();
        } while (next != null);
        return new Page<>(items, null);
    }

    @Override
    public Health probe(BankContext bank) {
        return send(bank, "/health", Map.of()).status() == 200 ? Health.ONLINE : Health.OFFLINE;
    }

    private static BankAccount account(JsonNode from) {
        return new BankAccount(
                text(from, "id"),
                text(from, "number"),
                text(from, "name"),
                "checking",
                "USD",
                new BigDecimal(text(from, "balance")),
                Instant.parse(text(from, "balanceAt")),
                false,
                "personal",
                null,
                Facts.NONE,
                List.of());
    }

    private static BankTransaction transaction(JsonNode from) {
        var at = Instant.parse(text(from, "at"));
        return new BankTransaction(
                text(from, "id"),
                null,
                new BigDecimal(text(from, "amount")),
                at,
                at,
                text(from, "description"),
                null,
                null,
                null,
                null,
                null,
                Facts.NONE);
    }

    private static JsonNode get(BankContext bank, Grant grant, String path) {
        var basic = "Basic " + new String(grant.content(), UTF_8);
        var answer = send(bank, path, Map.of("authorization", basic));
        var body = JSON.readTree(answer.body());
        if (answer.status() != 200) {
            throw new Refused(cause(text(body, "error")));
        }
        return body;
    }

    private static BankHttp.Response send(
            BankContext bank, String path, Map<String, String> headers) {
        var uri = URI.create(bank.setting("url").orElseThrow() + path);
        return bank.http().send(new BankHttp.Request("GET", uri, headers, new byte[0]));
    }

    private static Cause cause(String error) {
        return switch (error) {
            case "wrong-password" -> Cause.WRONG_CREDENTIALS;
            case "locked" -> Cause.USER_LOCKED;
            case "unknown-account" -> Cause.ACCOUNT_NOT_FOUND;
            case "maintenance" -> Cause.MAINTENANCE;
            default -> Cause.UNREADABLE_ANSWER;
        };
    }

    private static List<JsonNode> list(JsonNode from, String name) {
        return from.required(name).valueStream().toList();
    }

    private static String text(JsonNode from, String name) {
        return from.required(name).asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Makes a step of what was read, of the bank's refusal, or of nonsense. */
    private static <T> Step<T> answered(Supplier<T> read) {
        try {
            return Step.done(read.get());
        } catch (Refused refused) {
            return Step.failed(refused.why);
        } catch (JacksonException | DateTimeException | NumberFormatException _) {
            return Step.failed(Cause.UNREADABLE_ANSWER);
        }
    }

    /** The bank's answer is an error. */
    private static final class Refused extends RuntimeException {

        private final Cause why;

        Refused(Cause why) {
            super(why.text());
            this.why = why;
        }
    }
}
