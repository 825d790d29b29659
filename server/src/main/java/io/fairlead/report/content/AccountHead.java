package io.fairlead.report.content;

import static io.fairlead.account.wire.WireFormat.seconds;
import static java.util.stream.Collectors.joining;

import io.fairlead.account.Account;
import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import io.fairlead.spi.BankOwner;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The members that an account begins with in every report. */
public final class AccountHead {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AccountHead() {}

    /** Number, name, type and status, and whose it is. */
    public static ObjectNode of(AccountData data) {
        var node = withoutOwner(data.account(), data.statusCode());
        if (!data.owners().isEmpty()) {
            node.put(
                    "ownerName", data.owners().stream().map(BankOwner::name).collect(joining("|")));
            data.owners().stream()
                    .flatMap(owner -> owner.addresses().stream())
                    .findFirst()
                    .ifPresent(address -> node.put("ownerAddress", line(address)));
        }
        return node;
    }

    /** The same of reports that name no owners. */
    public static ObjectNode withoutOwner(Account account, int statusCode) {
        return JSON.createObjectNode()
                .put("id", Long.parseLong(account.key().id()))
                .put("number", account.numberDisplay())
                .put("name", account.name())
                .put("type", account.atBank().type())
                .put("currency", account.atBank().currency())
                .put("aggregationStatusCode", statusCode);
    }

    /** With what it holds now and its transactions in a period, the latest first. */
    public static ObjectNode withTransactions(AccountData data, ReportWindow window) {
        var node = of(data);
        addBalance(node, "currentBalance", data);
        node.set(
                "transactions",
                ReportBody.tree(
                        data.history().within(window).reversed().stream()
                                .map(ReportTransaction::of)
                                .toList()));
        return node;
    }

    /** Adds what the account holds, under the name that the kind of report has for it. */
    public static void addBalance(ObjectNode node, String name, AccountData data) {
        if (data.isReadable()) {
            var atBank = data.account().atBank();
            node.put(name, Money.cents(atBank.balance()))
                    .put("balanceDate", seconds(atBank.balanceAt()));
            data.available().ifPresent(amount -> node.put("availableBalance", Money.cents(amount)));
        }
    }

    /** Adds when the oldest transaction that is known of the account was. */
    public static void addOldest(ObjectNode node, AccountData data) {
        data.history()
                .oldest()
                .ifPresent(oldest -> node.put("oldestTransactionDate", seconds(oldest.postedAt())));
    }

    /** As letters have it: {@code 12 Quay Street Portland, ME 04101}. */
    private static String line(BankOwner.Address address) {
        var street = joined(" ", address.line1(), address.line2(), address.city());
        return joined(", ", street, joined(" ", address.state(), address.postalCode()));
    }

    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(joining(separator));
    }
}
