package io.fairlead.report.asset;

import io.fairlead.report.AccountTypes;
import io.fairlead.report.ReportKind;
import io.fairlead.report.Snapshot;
import io.fairlead.report.content.AccountData;
import io.fairlead.report.content.AccountHead;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.rules.DailyBalances;
import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.NsfFees;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.spi.Facts;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the reports that verify assets. Source of the members: {@code docs/compatibility.md},
 * "Reports"; of the numbers: {@code docs/reports.md}.
 */
@Component
public class AssetReports implements ReportMaker {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> DETAILS =
            Set.of(
                    "interestMarginBalance",
                    "availableCashBalance",
                    "vestedBalance",
                    "currentLoanBalance",
                    "availableBalanceAmount");
    private static final Set<String> DETAILS_WITH_HISTORY =
            Set.of("marginBalance", "currentBalance");

    /** What is shown of a security; the others are numbers of the vendor's own. */
    private static final List<String> POSITION =
            List.of("symbol", "securityName", "units", "marketValue", "currentPrice");

    @Override
    public Set<ReportKind> kinds() {
        return EnumSet.of(ReportKind.VOA, ReportKind.PREQUALIFICATION, ReportKind.ASSET_SUMMARY);
    }

    @Override
    public Snapshot make(ReportData data) {
        return ReportBody.snapshot(answer(data, (_, _) -> {}), ReportBody.additions(data));
    }

    /**
     * The report's JSON.
     *
     * @param more adds to an account what else the kind of report tells of it
     */
    public static ObjectNode answer(ReportData data, BiConsumer<ObjectNode, AccountData> more) {
        var body = ReportBody.begin(data);
        var available = data.accounts().flatMap(account -> account.available().stream()).toList();
        if (!available.isEmpty()) {
            body.put("consolidatedAvailableBalance", Money.sum(available.stream()));
        }
        ReportBody.addBanks(
                body,
                data,
                account -> {
                    var node = account(account, data);
                    more.accept(node, account);
                    return node;
                });
        body.set("assets", sum(data));
        return body;
    }

    private static boolean hasHistory(ReportData data) {
        return switch (data.report().kind()) {
            case VOA, VOA_HISTORY -> true;
            default -> false;
        };
    }

    private static ObjectNode account(AccountData account, ReportData data) {
        var node = AccountHead.of(account);
        AccountHead.addBalance(node, "balance", account);
        if (!account.isReadable()) {
            node.putArray("transactions");
            return node;
        }
        var balances = DailyBalances.of(account.history(), data.window());
        node.put("averageMonthlyBalance", balances.averageMonthlyBalance());
        if (Boolean.TRUE.equals(data.report().content().constraints().showNsf())) {
            addNsf(node, NsfFees.of(account.history(), data.kinds(), data.window()), data);
        }
        if (hasHistory(data)) {
            AccountHead.addOldest(node, account);
        }
        node.set("transactions", ReportBody.tree(transactions(account, data)));
        if (AccountTypes.isInvestment(account.type())) {
            addInvestment(node, account, data);
        }
        node.set("asset", asset(account, balances));
        return node;
    }

    /** Reports before a loan is asked for name no transactions. */
    private static List<ReportTransaction> transactions(AccountData account, ReportData data) {
        return hasHistory(data)
                ? account.history().within(data.window()).reversed().stream()
                        .map(ReportTransaction::of)
                        .toList()
                : List.of();
    }

    private static void addNsf(ObjectNode node, NsfFees fees, ReportData data) {
        node.put("totNumberInsufficientFundsFeeDebitTxAccount", fees.count());
        var months = hasHistory(data) ? 2 : 6;
        node.put(
                "totNumberInsufficientFundsFeeDebitTxOver%dMonthsAccount".formatted(months),
                fees.countOfLastMonths(months));
        fees.daysSinceLast()
                .ifPresent(
                        days ->
                                node.put(
                                        "totNumberDaysSinceMostRecentInsufficientFundsFeeDebitTxAccount",
                                        days));
    }

    private static void addInvestment(ObjectNode node, AccountData account, ReportData data) {
        var names =
                hasHistory(data)
                        ? Stream.concat(DETAILS.stream(), DETAILS_WITH_HISTORY.stream())
                        : DETAILS.stream();
        var details = JSON.createObjectNode();
        names.sorted()
                .forEach(
                        name ->
                                account.fact(name)
                                        .ifPresent(
                                                amount -> details.put(name, Money.cents(amount))));
        if (!details.isEmpty()) {
            node.set("details", details);
        }
        var holdings = account.account().atBank().holdings();
        if (hasHistory(data) && !holdings.isEmpty()) {
            var positions = node.putArray("position");
            holdings.forEach(holding -> positions.add(position(holding)));
        }
    }

    private static ObjectNode position(Facts holding) {
        var node = JSON.createObjectNode();
        if (holding.members().get("id") instanceof Long id) {
            node.put("id", id);
        }
        if (holding.members().get("securityCurrency") instanceof String currency) {
            node.put("currency", currency);
        }
        for (var name : POSITION) {
            switch (holding.members().get(name)) {
                case String text -> node.put(name, text);
                case BigDecimal number -> node.put(name, number);
                case Long number -> node.put(name, number);
                case null, default -> {}
            }
        }
        return node;
    }

    private static ObjectNode asset(AccountData account, DailyBalances balances) {
        var asset = JSON.createObjectNode().put("type", account.type());
        account.available().ifPresent(amount -> asset.put("availableBalance", Money.cents(amount)));
        asset.put("currentBalance", Money.cents(account.account().atBank().balance()));
        asset.put("twoMonthAverage", balances.twoMonthAverage());
        balances.sixMonthAverage().ifPresent(average -> asset.put("sixMonthAverage", average));
        return asset.put("beginningBalance", balances.beginningBalance());
    }

    private static ObjectNode sum(ReportData data) {
        var all =
                data.accounts()
                        .filter(AccountData::isReadable)
                        .map(
                                account ->
                                        asset(
                                                account,
                                                DailyBalances.of(account.history(), data.window())))
                        .toList();
        var sum = JSON.createObjectNode();
        for (var name :
                List.of(
                        "availableBalance",
                        "currentBalance",
                        "twoMonthAverage",
                        "sixMonthAverage",
                        "beginningBalance")) {
            var amounts =
                    all.stream().map(asset -> asset.get(name)).filter(Objects::nonNull).toList();
            if (!amounts.isEmpty()) {
                sum.put(name, Money.sum(amounts.stream().map(amount -> amount.decimalValue())));
            }
        }
        return sum;
    }
}
