package io.fairlead.account.wire;

import static io.fairlead.account.wire.WireFormat.optionalSeconds;
import static io.fairlead.account.wire.WireFormat.seconds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.account.Account;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an account that API answers and webhooks have in common; dates are epoch seconds.
 * Of an account whose agreement is over there is only what names it. Each subclass adds members of
 * its own and says in which order all of them are written.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public abstract class AccountMembers {

    public final String id;
    public final String number;
    public final String accountNumberDisplay;
    public final @Nullable String realAccountNumberLast4;
    public final String name;
    public final String accountNickname;
    public final @Nullable BigDecimal balance;
    public final String type;
    public final @Nullable Integer aggregationStatusCode;
    public final String status;
    public final String customerId;
    public final String institutionId;
    public final @Nullable Long balanceDate;
    public final @Nullable Long aggregationSuccessDate;
    public final @Nullable Long aggregationAttemptDate;
    public final long createdDate;
    public final String marketSegment;
    public final String currency;
    public final @Nullable Long lastTransactionDate;
    public final long institutionLoginId;
    public final @Nullable Map<String, Object> detail;
    public final int displayPosition;

    protected AccountMembers(Account account) {
        var atBank = account.atBank();
        id = account.key().id();
        number = account.number();
        accountNumberDisplay = account.numberDisplay();
        realAccountNumberLast4 = account.realNumberLast4();
        name = account.name();
        accountNickname = atBank.name();
        var readable = !account.login().agreement().over();
        balance = readable ? atBank.balance() : null;
        type = atBank.type();
        aggregationStatusCode = WireFormat.statusCode(account.aggregation());
        status = WireFormat.status(account);
        customerId = account.key().customer().value();
        institutionId = account.login().institutionId();
        balanceDate = readable ? (Long) seconds(atBank.balanceAt()) : null;
        aggregationSuccessDate = WireFormat.succeeded(account.aggregation());
        aggregationAttemptDate = WireFormat.attempted(account.aggregation());
        createdDate = seconds(account.createdAt());
        marketSegment = atBank.segment();
        currency = atBank.currency();
        lastTransactionDate = readable ? optionalSeconds(account.latestTransactionAt()) : null;
        institutionLoginId = Long.parseLong(account.login().key().login());
        detail =
                readable && !atBank.detail().members().isEmpty()
                        ? WireFormat.facts(atBank.detail())
                        : null;
        displayPosition = account.position();
    }
}
