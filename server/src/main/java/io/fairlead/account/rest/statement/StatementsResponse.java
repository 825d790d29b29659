package io.fairlead.account.rest.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.AccountKey;
import io.fairlead.account.statement.AssetId;
import io.fairlead.account.wire.WireFormat;
import io.fairlead.spi.BankStatement;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statements, or for each index that the account has none for, why. */
record StatementsResponse(List<Statement> statements) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Statement(
            String index,
            @Nullable String id,
            long asOfDate,
            @Nullable String description,
            @Nullable String documentDate,
            @Nullable String code,
            @Nullable String message) {

        private static Statement of(
                String index, AccountKey account, BankStatement found, long now) {
            return new Statement(
                    index,
                    AssetId.of(account, found).text(),
                    now,
                    "%s - %s".formatted(DAY.format(found.from()), DAY.format(found.to())),
                    found.issuedOn().toString(),
                    null,
                    null);
        }

        private static Statement missing(String index, long now) {
            return new Statement(index, null, now, null, null, "960", "statement not found.");
        }
    }

    static StatementsResponse of(
            AccountKey account,
            List<StatementIndex> indexes,
            List<BankStatement> newestFirst,
            Instant now) {
        return new StatementsResponse(
                indexes.stream()
                        .map(
                                index ->
                                        statement(
                                                account,
                                                index,
                                                newestFirst,
                                                WireFormat.seconds(now)))
                        .toList());
    }

    private static Statement statement(
            AccountKey account, StatementIndex index, List<BankStatement> newestFirst, long now) {
        var shown = String.valueOf(index.value());
        return index.in(newestFirst)
                .map(found -> Statement.of(shown, account, found, now))
                .orElseGet(() -> Statement.missing(shown, now));
    }
}
