package io.fairlead.report.flow;

import io.fairlead.report.ReportKind;
import io.fairlead.report.Snapshot;
import io.fairlead.report.cashflow.CashFlow;
import io.fairlead.report.content.AccountData;
import io.fairlead.report.content.AccountHead;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.rules.ReportTransaction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the reports about the cash flow of businesses and of persons. */
@Component
public class CashFlowReports implements ReportMaker {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Set<ReportKind> kinds() {
        return EnumSet.of(ReportKind.CASH_FLOW_BUSINESS, ReportKind.CASH_FLOW_PERSONAL);
    }

    @Override
    public Snapshot make(ReportData data) {
        var body = ReportBody.begin(data);
        ReportBody.addBanks(body, data, account -> account(account, data));
        var histories =
                data.accounts().filter(AccountData::isReadable).map(AccountData::history).toList();
        body.setAll(object(CashFlow.summary(histories, data.kinds(), data.window())));
        addLoanDeposits(body, data);
        return ReportBody.snapshot(body, ReportBody.additions(data));
    }

    private static ObjectNode account(AccountData account, ReportData data) {
        var node = AccountHead.withTransactions(account, data.window());
        if (account.isReadable()) {
            node.setAll(object(CashFlow.of(account.history(), data.kinds(), data.window())));
        }
        return node;
    }

    /** The banks that have accounts with such deposits. Only here ids are texts. */
    private static void addLoanDeposits(ObjectNode body, ReportData data) {
        var list = body.putArray("possibleLoanDeposits");
        var found = JSON.createObjectNode();
        ReportBody.addBanks(found, withLoanDeposits(data), account -> lent(account, data));
        var banks = found.required("institutions");
        if (!banks.isEmpty()) {
            banks.forEach(CashFlowReports::writeIdAsText);
            list.add(found);
        }
    }

    private static ReportData withLoanDeposits(ReportData data) {
        var banks =
                data.banks().stream()
                        .map(bank -> bank.with(lentTo(bank.accounts(), data)))
                        .filter(bank -> !bank.accounts().isEmpty())
                        .toList();
        return new ReportData(data.report(), data.window(), banks, data.kinds(), null);
    }

    private static List<AccountData> lentTo(List<AccountData> accounts, ReportData data) {
        return accounts.stream().filter(account -> !deposits(account, data).isEmpty()).toList();
    }

    private static ObjectNode lent(AccountData account, ReportData data) {
        var node = AccountHead.of(account);
        AccountHead.addBalance(node, "currentBalance", account);
        node.set("transactions", ReportBody.tree(deposits(account, data)));
        writeIdAsText(node);
        return node;
    }

    private static void writeIdAsText(JsonNode node) {
        ((ObjectNode) node).put("id", node.required("id").asString());
    }

    private static List<ReportTransaction> deposits(AccountData account, ReportData data) {
        return CashFlow.possibleLoanDeposits(account.history(), data.kinds(), data.window());
    }

    private static ObjectNode object(Object value) {
        return JSON.valueToTree(value);
    }
}
