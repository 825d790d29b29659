package io.fairlead.connectors.finbank;

import static io.fairlead.connectors.finbank.FinBankData.list;
import static io.fairlead.connectors.finbank.FinBankData.maybe;
import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.spi.AchDetails;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankOwner;
import io.fairlead.spi.BankStatement;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Connector;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Health;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.LoanPayment;
import io.fairlead.spi.Page;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import io.fairlead.spi.StatementFile;
import io.fairlead.spi.Step;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What both connectors to FinBank read alike, once they have a bearer. */
abstract class FinBankReads implements Connector {

    static final Setting URL =
            Setting.of("url", Setting.Kind.ADDRESS, "Where FinBank is.").asRequired();

    private static final String PDF = "application/pdf";
    private static final int TRANSACTIONS_PER_PAGE = 500;

    /**
     * FinBank goes by the date of a transaction; one that is posted later belongs to later days.
     */
    private static final int LONGEST_PENDING_DAYS = 7;

    /** Something read from FinBank. */
    @FunctionalInterface
    interface Call<T> {
        T result();
    }

    /** What the resource calls are authorized by. */
    abstract SecretText bearer(Grant grant);

    static <T> Step<T> step(Call<T> call) {
        try {
            return Step.done(call.result());
        } catch (FinBankRefusal refusal) {
            return refusal.step();
        }
    }

    @Override
    public Step<Inventory> accounts(BankContext bank, Grant grant, Set<String> known) {
        return step(() -> inventory(new FinBankClient(bank), bearer(grant)));
    }

    static Inventory inventory(FinBankClient client, SecretText bearer) {
        var accounts = new ArrayList<BankAccount>();
        String page = null;
        do {
            var body = client.get("/api/accounts" + query("page", page), bearer).body();
            accounts.addAll(list(body, "accounts", FinBankData::account));
            page = maybe(body, "nextPage");
        } while (page != null);
        return new Inventory(accounts, Map.of());
    }

    @Override
    public Step<BankAccount> balance(BankContext bank, Grant grant, String accountId) {
        return step(() -> FinBankData.account(get(bank, grant, of(accountId))));
    }

    @Override
    public Step<Page<BankTransaction>> transactions(
            BankContext bank,
            Grant grant,
            String accountId,
            DateRange range,
            @Nullable String page) {
        var path =
                "%s/transactions?from=%s&to=%s&pageSize=%d%s"
                        .formatted(
                                of(accountId),
                                range.from().minusDays(LONGEST_PENDING_DAYS),
                                range.to(),
                                TRANSACTIONS_PER_PAGE,
                                page == null ? "" : "&page=" + encode(page, UTF_8));
        return step(
                () -> {
                    var body = get(bank, grant, path);
                    var shown = list(body, "transactions", FinBankData::transaction);
                    return new Page<>(
                            shown.stream().filter(item -> !isBefore(range, item)).toList(),
                            maybe(body, "nextPage"));
                });
    }

    /** Whether it is older than what was asked for, and posted before that too. */
    private static boolean isBefore(DateRange range, BankTransaction transaction) {
        return LocalDate.ofInstant(transaction.rangedAt(), ZoneOffset.UTC).isBefore(range.from());
    }

    @Override
    public Step<List<BankOwner>> owners(BankContext bank, Grant grant, String accountId) {
        return step(
                () ->
                        list(
                                get(bank, grant, of(accountId) + "/owners"),
                                "owners",
                                FinBankData::owner));
    }

    @Override
    public Step<AchDetails> achDetails(BankContext bank, Grant grant, String accountId) {
        return step(() -> FinBankData.achDetails(get(bank, grant, of(accountId) + "/ach")));
    }

    @Override
    public Step<LoanPayment> loanPayment(BankContext bank, Grant grant, String accountId) {
        return step(() -> FinBankData.loanPayment(get(bank, grant, of(accountId) + "/loan")));
    }

    @Override
    public Step<Page<BankStatement>> statements(
            BankContext bank, Grant grant, String accountId, @Nullable String page) {
        return step(
                () -> {
                    var body =
                            get(bank, grant, of(accountId) + "/statements" + query("page", page));
                    return new Page<>(
                            list(body, "statements", FinBankData::statement),
                            maybe(body, "nextPage"));
                });
    }

    @Override
    public Step<StatementFile> statement(
            BankContext bank, Grant grant, String accountId, String statementId) {
        var path = of(accountId) + "/statements/" + encode(statementId, UTF_8);
        return step(
                () ->
                        new StatementFile(
                                new FinBankClient(bank).file(path, bearer(grant), PDF), PDF));
    }

    @Override
    public Health probe(BankContext bank) {
        try {
            var path = "/api/institutions/" + bank.institutionId();
            return health(new FinBankClient(bank).get(path, null).body());
        } catch (FinBankRefusal _) {
            return Health.OFFLINE;
        }
    }

    static Health health(JsonNode institution) {
        return switch (institution.path("status").asString("")) {
            case "online" -> Health.ONLINE;
            case "maintenance" -> Health.MAINTENANCE;
            case "decertified" -> Health.DECERTIFIED;
            default -> Health.OFFLINE;
        };
    }

    private JsonNode get(BankContext bank, Grant grant, String path) {
        return new FinBankClient(bank).get(path, bearer(grant)).body();
    }

    private static String of(String accountId) {
        return "/api/accounts/" + encode(accountId, UTF_8);
    }

    private static String query(String name, @Nullable String value) {
        return value == null ? "" : "?%s=%s".formatted(name, encode(value, UTF_8));
    }
}
