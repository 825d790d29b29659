package io.fairlead.account.rest;

import io.fairlead.account.Account;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.Connections;
import io.fairlead.connector.Reading;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.Connector;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Step;
import org.springframework.stereotype.Component;

/** Asks an account's bank while the partner waits. What it says is not stored here. */
@Component
public class LiveAccount {

    /** A call about one account; {@code accountId} is the bank's. */
    @FunctionalInterface
    public interface Call<T> {
        Step<T> of(Connector connector, BankContext bank, Grant grant, String accountId);
    }

    private final Connections connections;

    LiveAccount(Connections connections) {
        this.connections = connections;
    }

    /** Reads what the consumer shares; other kinds of data are refused. */
    public <T> Reading<T> read(Account account, DataKind kind, Call<T> call) {
        Agreed.check(account, kind);
        return connections
                .open(account.login().key(), Occasion.PARTNER, account.login().readableUntil())
                .read(
                        (connector, bank, grant) ->
                                call.of(connector, bank, grant, account.atBank().id()));
    }
}
