package io.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.connector.setting.ConnectorProperties;
import io.fairlead.shared.work.Turns;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Step;
import io.fairlead.support.Await;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.ScriptedBank;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who wait for an institution's places keep nobody else from their turns. */
@FairleadTest
class CallsAndTurnsTest {

    private final ScriptedBank bank = new ScriptedBank(BankAccounts.checking("1111", "100.00"));
    private final CountDownLatch open = new CountDownLatch(1);
    private final ArrayList<Thread> callers = new ArrayList<>();
    private final Connections connections;
    private final ConnectorProperties properties;
    private final LoginKey login;

    CallsAndTurnsTest(
            FairleadServer server,
            Accounts accounts,
            Connections connections,
            ConnectorProperties properties) {
        this.connections = connections;
        this.properties = properties;
        login = bank.link(server.newPartner(), accounts, connections);
    }

    @AfterEach
    void openTheBank() throws InterruptedException {
        open.countDown();
        for (var caller : callers) {
            caller.join();
        }
    }

    @Test
    void aTurnIsFreeWhileItsHolderWaitsForAPlaceAtTheInstitution() throws InterruptedException {
        bank.accounts =
                () -> {
                    await(open);
                    return Step.done(bank.inventory());
                };
        for (var place = 0; place < properties.callsPerInstitution(); place++) {
            start(this::read);
        }
        Await.until(() -> bank.mostAtOnce() == properties.callsPerInstitution());
        var turns = new Turns(1);
        var mine = new CountDownLatch(1);
        start(
                () ->
                        turns.take(
                                () -> {
                                    mine.countDown();
                                    read();
                                }));
        await(mine);

        var others = new CountDownLatch(1);
        start(() -> turns.take(others::countDown));

        assertThat(others.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bank.mostAtOnce()).isEqualTo(properties.callsPerInstitution());
    }

    private void read() {
        connections.read(
                login,
                Occasion.BACKGROUND,
                (connector, context, grant) -> connector.accounts(context, grant, Set.of("1111")));
    }

    private void start(Runnable work) {
        callers.add(Thread.ofVirtual().start(work));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
