package io.fairlead.report.employment;

import io.fairlead.report.ReportKind;
import io.fairlead.report.Snapshot;
import io.fairlead.report.content.AccountData;
import io.fairlead.report.content.AccountHead;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.rules.DailyBalances;
import io.fairlead.report.rules.Money;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes the reports that verify income: the streams of each account, whatever their confidence. */
@Component
public class IncomeReport implements ReportMaker {

    private static final int ANY_CONFIDENCE = 0;
    private static final String ENDING = "-voi1";

    @Override
    public Set<ReportKind> kinds() {
        return EnumSet.of(ReportKind.VOI);
    }

    @Override
    public Snapshot make(ReportData data) {
        var income = FoundIncome.in(data, data.window(), ANY_CONFIDENCE, ENDING);
        var body = ReportBody.begin(data);
        ReportBody.addBanks(body, data, account -> account(account, data, income));
        body.set("income", income.summary());
        return ReportBody.snapshot(body, ReportBody.additions(data));
    }

    private static ObjectNode account(AccountData account, ReportData data, FoundIncome income) {
        var node = AccountHead.of(account);
        var found = income.of(account);
        node.set("incomeStreams", ReportBody.tree(found.incomeStreams()));
        AccountHead.addBalance(node, "balance", account);
        node.remove("balanceDate");
        if (account.isReadable()) {
            var balances = DailyBalances.of(account.history(), data.window());
            node.put("currentBalance", Money.cents(account.account().atBank().balance()))
                    .put("beginningBalance", balances.beginningBalance())
                    .put("averageMonthlyBalance", balances.averageMonthlyBalance());
        }
        AccountHead.addOldest(node, account);
        node.putArray("transactions");
        node.set("miscDeposits", ReportBody.tree(found.miscDeposits()));
        return node;
    }
}
