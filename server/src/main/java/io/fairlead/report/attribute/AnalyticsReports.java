package io.fairlead.report.attribute;

import io.fairlead.report.AccountTypes;
import io.fairlead.report.ReportKind;
import io.fairlead.report.ReportKind.Analytics;
import io.fairlead.report.Snapshot;
import io.fairlead.report.analytics.AnalyticsRules;
import io.fairlead.report.analytics.TimeInterval;
import io.fairlead.report.content.AccountData;
import io.fairlead.report.content.AccountHead;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.rules.AccountHistory;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the reports of balances and cash flow over time, of each account and of all together. */
@Component
public class AnalyticsReports implements ReportMaker {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<ReportKind> OF_BALANCES = Analytics.BALANCE.kinds();

    @Override
    public Set<ReportKind> kinds() {
        var kinds = EnumSet.noneOf(ReportKind.class);
        kinds.addAll(OF_BALANCES);
        kinds.addAll(Analytics.CASH_FLOW.kinds());
        return kinds;
    }

    @Override
    public Snapshot make(ReportData data) {
        var body = ReportBody.begin(data);
        ReportBody.addBanks(body, data, account -> account(account, data));
        var readable = data.accounts().filter(AccountData::isReadable).toList();
        body.set("customerAnalytics", analytics(readable, data));
        return ReportBody.snapshot(body, ReportBody.additions(data));
    }

    private static ObjectNode account(AccountData account, ReportData data) {
        var node = AccountHead.withTransactions(account, data.window());
        if (account.isReadable()) {
            node.set("analytics", analytics(List.of(account), data));
        }
        return node;
    }

    /** What is owed is no balance of assets, so that cards and loans have none. */
    private static ObjectNode analytics(List<AccountData> accounts, ReportData data) {
        var kind = data.report().kind();
        var ofBalances = OF_BALANCES.contains(kind);
        var histories =
                accounts.stream()
                        .filter(
                                account ->
                                        !ofBalances || AccountTypes.ASSETS.include(account.type()))
                        .map(AccountData::history)
                        .toList();
        var rules = rules(histories, data);
        return JSON.valueToTree(ofBalances ? rules.balance() : rules.cashFlow(kind.isOfBusiness()));
    }

    private static AnalyticsRules rules(List<AccountHistory> histories, ReportData data) {
        return new AnalyticsRules(histories, data.kinds(), data.window(), intervals(data));
    }

    private static Set<TimeInterval> intervals(ReportData data) {
        var asked = data.report().content().constraints().analyticsReportData();
        return asked == null || asked.timeIntervalTypes() == null
                ? Set.of(TimeInterval.MONTHLY_CALENDAR)
                : asked.timeIntervalTypes().stream()
                        .map(TimeInterval::valueOf)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
