package io.fairlead.account.rest.transaction;

import static io.fairlead.account.wire.WireFormat.optionalSeconds;
import static io.fairlead.account.wire.WireFormat.seconds;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.transaction.Transaction;
import io.fairlead.account.transaction.TransactionText;
import io.fairlead.account.wire.WireFormat;
import io.fairlead.spi.BankTransaction;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A transaction as the API shows it; dates are epoch seconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionResponse(
        long id,
        BigDecimal amount,
        String uniqueTransactionId,
        long accountId,
        long customerId,
        String status,
        String description,
        @Nullable String memo,
        @Nullable String type,
        long transactionDate,
        @Nullable Long postedDate,
        long createdDate,
        @Nullable String checkNum,
        Categorization categorization,
        @JsonAnyGetter Map<String, Object> investment) {

    /** What the transaction was for and with whom. */
    record Categorization(
            String normalizedPayeeName,
            String category,
            String country,
            String bestRepresentation) {

        static Categorization of(BankTransaction transaction) {
            var wording = TransactionText.of(transaction);
            return new Categorization(
                    wording.payeeName(),
                    Objects.requireNonNullElse(transaction.category(), Transaction.UNCATEGORIZED),
                    "USA",
                    wording.bestRepresentation());
        }
    }

    static TransactionResponse of(Transaction transaction) {
        var atBank = transaction.atBank();
        var account = transaction.account();
        return new TransactionResponse(
                transaction.id(),
                atBank.amount(),
                account.id() + "-" + transaction.id(),
                Long.parseLong(account.id()),
                Long.parseLong(account.customer().value()),
                atBank.pending() ? "pending" : "active",
                atBank.description(),
                atBank.memo(),
                atBank.type(),
                seconds(atBank.transactedAt()),
                optionalSeconds(atBank.postedAt()),
                seconds(transaction.createdAt()),
                atBank.checkNumber(),
                Categorization.of(atBank),
                WireFormat.facts(atBank.investment()));
    }
}
