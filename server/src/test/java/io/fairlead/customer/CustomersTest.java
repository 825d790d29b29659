package io.fairlead.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.customer.CustomerData.Part;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionOperations;

@FairleadTest
class CustomersTest {

    private static final CustomerId ID = new CustomerId("1005061234");
    private static final CustomerProfile PROFILE =
            new CustomerProfile(
                    CustomerType.TESTING, "demo_customer", null, null, null, null, null);

    private final FairleadServer server;
    private final Customers customers;
    private final Consumers consumers;
    private final List<CustomerData> data;
    private final CustomerStore store;
    private final ConsumerStore consumerStore;
    private final CustomerLock lock;
    private final TransactionOperations transactions;
    private final PartnerId partner;

    CustomersTest(
            FairleadServer server,
            Customers customers,
            Consumers consumers,
            List<CustomerData> data,
            CustomerStore store,
            ConsumerStore consumerStore,
            CustomerLock lock,
            TransactionOperations transactions) {
        this.server = server;
        this.customers = customers;
        this.consumers = consumers;
        this.data = data;
        this.store = store;
        this.consumerStore = consumerStore;
        this.lock = lock;
        this.transactions = transactions;
        this.partner = server.newPartner().id();
    }

    @Test
    void registersACustomerUnderAGivenIdOnce() {
        assertThat(customers.register(partner, ID, PROFILE)).isTrue();
        assertThat(customers.register(partner, ID, PROFILE)).isFalse();
        assertThat(customers.find(partner, ID).orElseThrow().profile()).isEqualTo(PROFILE);
    }

    @Test
    void keepsTheSameIdOfTwoPartnersApart() {
        var other = server.newPartner().id();
        customers.register(partner, ID, PROFILE);
        assertThat(customers.exists(other, ID)).isFalse();
        assertThat(customers.register(other, ID, PROFILE)).isTrue();
        assertThat(customers.delete(other, ID)).isTrue();
        assertThat(customers.exists(partner, ID)).isTrue();
    }

    @Test
    void boundsTheCustomersOfAPartner() {
        var two =
                new Customers(
                        store,
                        consumerStore,
                        new StaticListableBeanFactory().getBeanProvider(CustomerData.class),
                        lock,
                        transactions,
                        new CustomerProperties(2),
                        Clock.systemUTC());
        customers.register(partner, ID, PROFILE);

        two.enrol(partner, named("second"));
        assertThatThrownBy(() -> two.enrol(partner, named("third")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Too many customers.");
    }

    private static CustomerProfile named(String username) {
        return new CustomerProfile(CustomerType.TESTING, username, null, null, null, null, null);
    }

    @Test
    void deletesTheDataOfAllModulesInOneOrder() {
        var deleted = new ArrayList<Part>();
        var modules = new StaticListableBeanFactory();
        data.reversed()
                .forEach(kept -> modules.addBean("" + kept, new Recording(kept.part(), deleted)));
        var recorded =
                new Customers(
                        store,
                        consumerStore,
                        modules.getBeanProvider(CustomerData.class),
                        lock,
                        transactions,
                        new CustomerProperties(1),
                        Clock.systemUTC());
        customers.register(partner, ID, PROFILE);

        assertThat(recorded.delete(partner, ID)).isTrue();
        assertThat(recorded.delete(partner, ID)).isFalse();

        assertThat(deleted)
                .containsExactly(
                        Part.SESSIONS,
                        Part.TRANSACTION_REFRESHES,
                        Part.ACCOUNTS,
                        Part.CONSENTS,
                        Part.REPORTS,
                        Part.EMAILS,
                        Part.WEBHOOKS);
    }

    @Test
    void givesTheNextOwnerOfAnIdNoConsumerOfTheLast() {
        customers.register(partner, ID, PROFILE);
        var first = create();
        customers.delete(partner, ID);
        customers.register(partner, ID, PROFILE);

        assertThat(consumers.ofCustomer(partner, ID)).isEqualTo(new ConsumerLookup.NoConsumer());
        var second = create();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(consumers.ofCustomer(partner, ID)).isEqualTo(new ConsumerLookup.Found(second));
        assertThat(consumers.find(partner, first.id())).contains(first);
    }

    /** Writes down when a module is asked to delete its part. */
    private record Recording(Part part, List<Part> deleted) implements CustomerData {

        @Override
        public void deleteAllOf(PartnerId partner, CustomerId customer) {
            deleted.add(part);
        }
    }

    private Consumer create() {
        var details =
                new ConsumerDetails(
                        "Homer",
                        null,
                        "Loanseeke",
                        null,
                        null,
                        null,
                        "UT",
                        null,
                        "6786786786",
                        null,
                        null,
                        LocalDate.of(1970, 7, 4),
                        null);
        return switch (consumers.create(partner, ID, details)) {
            case ConsumerCreation.Created(var consumer) ->
                    consumers.find(partner, consumer.id()).orElseThrow();
            case ConsumerCreation refused -> throw new AssertionError(refused);
        };
    }
}
