package io.fairlead.report.content;

import io.fairlead.report.Envelope;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Snapshot;
import io.fairlead.report.rules.DailyBalances;
import io.fairlead.report.rules.Money;
import io.fairlead.report.rules.ReportRules;
import io.fairlead.report.rules.ReportWindow;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a report that all kinds have: its beginning, its period, its banks. */
public final class ReportBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportBody() {}

    /** The beginning of a report that could be made, with its period. */
    public static ObjectNode begin(ReportData data) {
        return begin(data, data.window());
    }

    /** The same of a report whose period is another than the one that was asked for. */
    public static ObjectNode begin(ReportData data, ReportWindow window) {
        return Envelope.of(data.report(), ReportStatus.SUCCESS)
                .put("startDate", window.start().getEpochSecond())
                .put("endDate", window.end().getEpochSecond())
                .put("days", window.days())
                .put("seasoned", window.seasoned(data.report().kind().daysToSeason()));
    }

    /** Adds the banks with their accounts, each as the kind of report writes it. */
    public static void addBanks(
            ObjectNode body, ReportData data, Function<AccountData, ObjectNode> account) {
        var banks = body.putArray("institutions");
        for (var bank : data.banks()) {
            var node =
                    banks.addObject().put("id", Long.parseLong(bank.id())).put("name", bank.name());
            if (bank.urlHomeApp() != null) {
                node.put("urlHomeApp", bank.urlHomeApp());
            }
            var accounts = node.putArray("accounts");
            bank.accounts().forEach(each -> accounts.add(account.apply(each)));
        }
    }

    /** Values as they are written in JSON. */
    public static JsonNode tree(List<?> values) {
        return JSON.valueToTree(values);
    }

    /** A snapshot without a file. */
    public static Snapshot snapshot(ObjectNode answer, ObjectNode additions) {
        return new Snapshot(answer, additions, null, ReportRules.VERSION);
    }

    /**
     * What the PDF draws besides: for each account what it held at the end of the days of the
     * period, by {@code balances} beginning with the day {@code from}.
     */
    public static ObjectNode additions(ReportData data) {
        var additions = JSON.createObjectNode();
        var accounts = additions.putArray("accounts");
        var window = data.window();
        data.accounts()
                .filter(AccountData::isReadable)
                .forEach(
                        account -> {
                            var node = accounts.addObject().put("id", account.id());
                            node.put("from", window.firstDay().toString());
                            node.set(
                                    "balances",
                                    tree(
                                            cents(
                                                    DailyBalances.of(account.history(), window)
                                                            .between(
                                                                    window.firstDay(),
                                                                    window.lastDay()))));
                        });
        return additions;
    }

    private static List<BigDecimal> cents(List<BigDecimal> amounts) {
        return amounts.stream().map(Money::cents).toList();
    }
}
