package io.fairlead.report.content;

import io.fairlead.account.Account;
import io.fairlead.account.transaction.Transaction;
import io.fairlead.account.transaction.TransactionText;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.Posting;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Facts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored transactions as the rules of reports read them. */
public final class Postings {

    private Postings() {}

    /** The history of an account; what is pending is passed over. */
    public static AccountHistory history(
            Account account, BigDecimal balance, List<Transaction> transactions) {
        var id = Long.parseLong(account.key().id());
        return new AccountHistory(
                id,
                account.atBank().type(),
                balance,
                transactions.stream()
                        .filter(transaction -> !transaction.atBank().pending())
                        .map(transaction -> posting(id, transaction.id(), transaction.atBank()))
                        .toList());
    }

    /** One transaction; a pending one stands at its own time. */
    public static Posting posting(long account, long id, BankTransaction atBank) {
        return new Posting(
                id,
                account,
                atBank.amount(),
                atBank.rangedAt(),
                atBank.description(),
                atBank.memo(),
                TransactionText.of(atBank).payeeName(),
                atBank.category(),
                atBank.type(),
                atBank.id(),
                trade(atBank.investment()));
    }

    private static Posting.Trade trade(Facts facts) {
        return facts.members().isEmpty()
                ? Posting.Trade.NONE
                : new Posting.Trade(
                        null,
                        text(facts, "ticker"),
                        facts.members().get("commissionAmount") instanceof BigDecimal amount
                                ? amount
                                : null,
                        text(facts, "investmentTransactionType"));
    }

    private static @Nullable String text(Facts facts, String name) {
        return facts.members().get(name) instanceof String text ? text : null;
    }
}
