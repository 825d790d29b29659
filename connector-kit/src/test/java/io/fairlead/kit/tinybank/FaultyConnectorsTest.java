package io.fairlead.kit.tinybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fairlead.kit.ConnectorContract;
import io.fairlead.kit.TestInstitution;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankHttp;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Connector;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Health;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Page;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Step;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** A contract that a faulty connector passes is worth nothing. */
class FaultyConnectorsTest {

    @Test
    void hearsAPasswordInALog() {
        assertThat(broken(Talkative.class)).contains("findsTheSameAccountsLater");
    }

    @Test
    void seesThatARefusedPasswordIsSentAgain() {
        assertThat(broken(Stubborn.class)).containsExactly("neverRepeatsWhatTheBankRefused");
    }

    @Test
    void seesThatTheVersionOfAStateIsIgnored() {
        assertThat(broken(Careless.class)).containsExactly("refusesAStateOfAnUnknownVersion");
    }

    @Test
    void missesATransactionThatIsLostBetweenPages() {
        assertThat(broken(Forgetful.class))
                .containsExactlyInAnyOrder(
                        "readsTransactionsPageByPageWithoutGapsOrDoubles",
                        "findsWithAVisitWhatReadingOneByOneFinds");
    }

    @Test
    void seesThatAnotherAccountIsRead() {
        assertThat(broken(Confused.class))
                .contains("readsTheBalanceOfEachAccount", "failsForAnAccountThatIsNotThere");
    }

    @Test
    void seesAnExceptionThatIsNotTheBanks() {
        assertThat(broken(Excitable.class)).contains("survivesABankThatMisbehaves");
    }

    @Test
    void seesACallToTheHostOfAnother() {
        assertThat(broken(Wandering.class)).containsExactly("saysThatTheBankIsOnline");
    }

    @Test
    void seesThatASettingIsNotDeclared() {
        assertThat(broken(Undeclared.class)).contains("declaresTheSettingsItIsTriedWith");
    }

    @Test
    void seesAFactThatTheVendorDoesNotKnow() {
        assertThat(broken(Inventive.class)).containsExactly("namesFactsAsTheVendorDoes");
    }

    /** The tests that a contract fails. */
    private static Set<String> broken(Class<? extends ConnectorContract> contract) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .build(),
                        summary);
        return summary.getSummary().getFailures().stream()
                .map(Failure::getTestIdentifier)
                .map(TestIdentifier::getUniqueId)
                .map(id -> id.replaceFirst(".*[:#](\\w+)\\(.*", "$1"))
                .collect(Collectors.toSet());
    }

    static class Talkative extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Step<Linked> resume(
                        BankContext bank, SavedState state, ConsumerInput input) {
                    if (input instanceof ConsumerInput.Fields(var values)) {
                        values.forEach((_, value) -> log(value));
                    }
                    return super.resume(bank, state, input);
                }

                private static void log(SecretText value) {
                    Logger.getLogger(Talkative.class.getName()).fine("Got " + value.reveal());
                }
            };
        }
    }

    static class Stubborn extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Step<Linked> resume(
                        BankContext bank, SavedState state, ConsumerInput input) {
                    var first = super.resume(bank, state, input);
                    return first instanceof Step.Failed ? super.resume(bank, state, input) : first;
                }
            };
        }
    }

    static class Careless extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Step<Linked> resume(
                        BankContext bank, SavedState state, ConsumerInput input) {
                    return super.resume(bank, new SavedState(1, state.content()), input);
                }
            };
        }
    }

    static class Forgetful extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Step<Page<BankTransaction>> transactions(
                        BankContext bank,
                        Grant grant,
                        String accountId,
                        DateRange range,
                        @Nullable String page) {
                    var step = super.transactions(bank, grant, accountId, range, page);
                    return page != null
                                    && step instanceof Step.Done<Page<BankTransaction>>(var read)
                            ? Step.done(withoutTheFirst(read))
                            : step;
                }

                private static Page<BankTransaction> withoutTheFirst(Page<BankTransaction> page) {
                    return new Page<>(page.items().subList(1, page.items().size()), page.next());
                }
            };
        }
    }

    static class Confused extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Step<BankAccount> balance(BankContext bank, Grant grant, String accountId) {
                    return super.balance(bank, grant, "a1");
                }
            };
        }
    }

    static class Excitable extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Step<Inventory> accounts(BankContext bank, Grant grant, Set<String> known) {
                    return Step.done(
                            ((Step.Done<Inventory>) super.accounts(bank, grant, known)).result());
                }
            };
        }
    }

    static class Wandering extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Health probe(BankContext bank) {
                    var elsewhere = URI.create("http://127.0.0.1:9/health");
                    var request = new BankHttp.Request("GET", elsewhere, Map.of(), new byte[0]);
                    return bank.http().send(request).status() == 200
                            ? Health.ONLINE
                            : Health.OFFLINE;
                }
            };
        }
    }

    static class Undeclared extends TinyBankContractTest {

        @Override
        protected TestInstitution institution() {
            var known = super.institution();
            var settings = new HashMap<>(known.settings());
            settings.put("colour", "blue");
            return new TestInstitution(known.id(), settings, known.secrets(), known.callback());
        }
    }

    static class Inventive extends TinyBankContractTest {

        @Override
        protected Connector newConnector() {
            return new TinyBankConnector() {
                @Override
                public Step<Linked> resume(
                        BankContext bank, SavedState state, ConsumerInput input) {
                    return super.resume(bank, state, input)
                            .then(
                                    linked ->
                                            linked.inventory() == null
                                                    ? Step.done(linked)
                                                    : Step.done(
                                                            Linked.with(
                                                                    linked.grant(),
                                                                    coloured(linked.inventory()))));
                }

                private static Inventory coloured(Inventory inventory) {
                    return new Inventory(
                            inventory.accounts().stream().map(Inventive::coloured).toList(),
                            inventory.failures());
                }
            };
        }

        private static BankAccount coloured(BankAccount plain) {
            return new BankAccount(
                    plain.id(),
                    plain.number(),
                    plain.name(),
                    plain.type(),
                    plain.currency(),
                    plain.balance(),
                    plain.balanceAt(),
                    plain.closed(),
                    plain.segment(),
                    plain.parentId(),
                    new Facts(Map.of("colour", "blue")),
                    plain.holdings());
        }
    }
}
