package io.fairlead.report.worker;

import io.fairlead.account.Account;
import io.fairlead.account.AccountKey;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.Connections;
import io.fairlead.connector.Reading;
import io.fairlead.spi.BankOwner;
import io.fairlead.spi.Occasion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Asks banks whose accounts are. Owners are never stored but in reports, and a report is made
 * without them where the bank does not tell.
 */
@Component
class AccountOwners {

    /** Somebody who may use an account owns nothing of it. */
    private static final String USER = "AUTHORIZED_USER";

    private final Connections connections;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AccountOwners(Connections connections) {
        this.connections = connections;
    }

    Map<AccountKey, List<BankOwner>> of(List<Account> accounts) {
        var shared =
                accounts.stream()
                        .filter(account -> account.login().agreement().covers(DataKind.OWNERS))
                        .toList();
        var owners = new HashMap<AccountKey, List<BankOwner>>();
        try {
            var done =
                    threads.invokeAll(
                            shared.stream()
                                    .<Callable<List<BankOwner>>>map(account -> () -> read(account))
                                    .toList());
            for (var i = 0; i < shared.size(); i++) {
                owners.put(shared.get(i).key(), done.get(i).get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while banks were asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bank could not be read", e.getCause());
        }
        return owners;
    }

    private List<BankOwner> read(Account account) {
        var reading =
                connections
                        .open(
                                account.login().key(),
                                Occasion.BACKGROUND,
                                account.login().readableUntil())
                        .read(
                                (connector, bank, grant) ->
                                        connector.owners(bank, grant, account.atBank().id()));
        return reading instanceof Reading.Got<List<BankOwner>>(var all)
                ? all.stream().filter(owner -> !USER.equals(owner.relationship())).toList()
                : List.of();
    }
}
