package io.fairlead.report.transaction;

import io.fairlead.report.ReportKind;
import io.fairlead.report.Snapshot;
import io.fairlead.report.content.AccountData;
import io.fairlead.report.content.AccountHead;
import io.fairlead.report.content.ReportBody;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.content.ReportMaker;
import io.fairlead.report.rules.Posting;
import io.fairlead.report.rules.ReportTransaction;
import io.fairlead.report.rules.ReportWindow;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes the reports that list transactions, as many as were asked for. */
@Component
public class TransactionsReport implements ReportMaker {

    @Override
    public Set<ReportKind> kinds() {
        return EnumSet.of(ReportKind.TRANSACTIONS);
    }

    @Override
    public Snapshot make(ReportData data) {
        var body = ReportBody.begin(data, covered(data));
        ReportBody.addBanks(body, data, account -> account(account, data));
        return ReportBody.snapshot(body, ReportBody.additions(data));
    }

    private static ObjectNode account(AccountData account, ReportData data) {
        var node = AccountHead.withoutOwner(account.account(), account.statusCode());
        AccountHead.addBalance(node, "balance", account);
        node.remove("availableBalance");
        AccountHead.addOldest(node, account);
        var found = found(account, data).toList();
        node.put("transactionsCount", found.size());
        node.set(
                "transactions",
                ReportBody.tree(found.stream().map(ReportTransaction::of).toList()));
        return node;
    }

    /** The latest first. */
    private static Stream<Posting> found(AccountData account, ReportData data) {
        var constraints = data.report().content().constraints();
        var posted = account.history().within(data.window());
        var pending =
                Boolean.TRUE.equals(constraints.includePending())
                        ? account.pending().stream()
                                .filter(posting -> data.window().contains(posting.postedAt()))
                        : Stream.<Posting>empty();
        var search = new TransactionSearch(constraints.findTransaction());
        return Stream.concat(posted.stream(), pending)
                .filter(search::finds)
                .sorted(Posting.OLDEST_FIRST.reversed());
    }

    /** From the earliest to the latest transaction that it lists, where it lists any. */
    private static ReportWindow covered(ReportData data) {
        var listed =
                data.accounts()
                        .flatMap(account -> found(account, data))
                        .sorted(Posting.OLDEST_FIRST)
                        .toList();
        return listed.isEmpty() ? data.window() : between(listed, data);
    }

    private static ReportWindow between(List<Posting> listed, ReportData data) {
        return new ReportWindow(
                listed.getFirst().postedAt(), listed.getLast().postedAt(), data.window().zone());
    }
}
