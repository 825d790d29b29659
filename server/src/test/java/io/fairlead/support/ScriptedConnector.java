package io.fairlead.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Health;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Page;
import io.fairlead.spi.Revoked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.Step;
import io.fairlead.spi.Traits;
import io.fairlead.spi.Visit;
import io.fairlead.spi.Wish;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speaks to each {@link ScriptedBank} of a test. */
public final class ScriptedConnector implements Connector {

    /** By which institutions name it. */
    public static final String NAME = "scripted";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Traits traits(BankContext bank) {
        return ScriptedBank.of(bank).traits;
    }

    @Override
    public Step<Linked> begin(BankContext bank, Wish wish) {
        var scripted = ScriptedBank.of(bank);
        return scripted.called("begin", () -> scripted.linking.get());
    }

    @Override
    public Step<Linked> resume(BankContext bank, SavedState state, ConsumerInput input) {
        var scripted = ScriptedBank.of(bank);
        return scripted.called("resume", () -> scripted.resuming.apply(input));
    }

    @Override
    public Step<Inventory> accounts(BankContext bank, Grant grant, Set<String> known) {
        var scripted = ScriptedBank.of(bank);
        return scripted.called("accounts", () -> scripted.accounts.get());
    }

    @Override
    public Step<BankAccount> balance(BankContext bank, Grant grant, String accountId) {
        return Step.failed(Cause.NOT_SUPPORTED);
    }

    @Override
    public Step<Page<BankTransaction>> transactions(
            BankContext bank,
            Grant grant,
            String accountId,
            DateRange range,
            @Nullable String page) {
        var scripted = ScriptedBank.of(bank);
        return scripted.called(
                "transactions",
                () -> {
                    scripted.asked.add(range);
                    scripted.grants.add(new String(grant.content(), UTF_8));
                    return scripted.transactionsOf
                            .getOrDefault(accountId, () -> scripted.transactions.apply(range))
                            .get();
                });
    }

    @Override
    public Step<Visit> visit(
            BankContext bank, Grant grant, Map<String, DateRange> days, Set<String> known) {
        var scripted = ScriptedBank.of(bank);
        return scripted.called(
                "visit",
                () -> {
                    scripted.asked.addAll(days.values());
                    return scripted.visits.apply(days);
                });
    }

    @Override
    public Step<Revoked> revoke(BankContext bank, Grant grant) {
        ScriptedBank.of(bank).revoked.add(new String(grant.content(), UTF_8));
        return Step.done(new Revoked());
    }

    @Override
    public Health probe(BankContext bank) {
        return Health.ONLINE;
    }
}
