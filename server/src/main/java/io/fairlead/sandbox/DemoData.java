package io.fairlead.sandbox;

import io.fairlead.account.Accounts;
import io.fairlead.audit.Actor;
import io.fairlead.customer.ConsumerDetails;
import io.fairlead.customer.Consumers;
import io.fairlead.customer.CustomerProfile;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.institution.Institutions;
import io.fairlead.partner.Partners;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.Secret;
import io.fairlead.shared.http.OutboundException;
import java.time.LocalDate;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the demo data into a sandbox, as far as it is missing, before the server answers. In
 * production it only refuses a database that a sandbox has used.
 */
@Component
public class DemoData implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    static final Actor ACTOR = Actor.server("demo data");

    private final FairleadProperties fairlead;
    private final Partners partners;
    private final Customers customers;
    private final Consumers consumers;
    private final Institutions institutions;
    private final Accounts accounts;
    private final DemoLogin demoLogin;
    private final DemoExperiences demoExperiences;
    private volatile boolean closed;

    DemoData(
            FairleadProperties fairlead,
            Partners partners,
            Customers customers,
            Consumers consumers,
            Institutions institutions,
            Accounts accounts,
            DemoLogin demoLogin,
            DemoExperiences demoExperiences) {
        this.fairlead = fairlead;
        this.partners = partners;
        this.customers = customers;
        this.consumers = consumers;
        this.institutions = institutions;
        this.accounts = accounts;
        this.demoLogin = demoLogin;
        this.demoExperiences = demoExperiences;
    }

    @Override
    public void afterSingletonsInstantiated() {
        switch (fairlead.mode()) {
            case SANDBOX -> put();
            case PRODUCTION -> refuse();
        }
    }

    /** Puts back what is missing; for the sandbox only, where all of it can be deleted. */
    public void put() {
        var partner = Demo.PARTNER.id();
        partners.register(ACTOR, Demo.PARTNER, "Demo Lender");
        institutions.put(ACTOR, "the FinBank family", FinBankFamily.read(), _ -> {});
        customers.register(partner, Demo.CUSTOMER, customer("demo-customer", "John", "Smith"));
        customers.register(
                partner, Demo.NEW_CUSTOMER, customer("demo-customer-2", "Jane", "Smith"));
        customers.register(
                partner, Demo.CO_BORROWER, customer("demo-customer-3", "James", "Smith"));
        consumers.create(partner, Demo.NEW_CUSTOMER, borrower("Jane", "999601111"));
        consumers.create(partner, Demo.CO_BORROWER, borrower("James", "999601112"));
        demoExperiences.put();
    }

    /**
     * Puts in the login that is to be fixed, once FinBank answers: linked if it is missing, broken
     * if it works.
     *
     * @throws OutboundException when FinBank does not answer
     */
    public void putBrokenLogin() {
        put();
        demoLogin.putBroken();
    }

    /** The same beside everything else, after the start of a sandbox. */
    public void putBrokenLoginLater() {
        if (fairlead.mode() == Mode.SANDBOX) {
            Thread.ofVirtual().name("demo-login").start(this::tryToPutBrokenLogin);
        }
    }

    private void tryToPutBrokenLogin() {
        try {
            demoLogin.putBroken();
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            log.warn("The demo's login is missing until its link is made on the start page", e);
        }
    }

    /**
     * The customers share nothing any more, so that a demo begins with them as for the first time.
     */
    public void forgetLogins(CustomerId... of) {
        for (var customer : of) {
            accounts.logins(Demo.PARTNER.id(), customer)
                    .forEach(login -> accounts.delete(login.key()));
        }
    }

    @Override
    public void destroy() {
        closed = true;
    }

    private void refuse() {
        if (partners.isKnown(Demo.PARTNER.id())) {
            throw new CannotStartException(
                    "The database holds the demo partner, whose keys everybody knows: give"
                            + " FAIRLEAD_MODE=production a database of its own.");
        }
    }

    /** Whom reports of a session are about; the number belongs to nobody. */
    private static ConsumerDetails borrower(String firstName, String number) {
        return new ConsumerDetails(
                firstName,
                null,
                "Smith",
                null,
                "1 Harbor Street",
                "Salt Lake City",
                "UT",
                "84101",
                "8015550100",
                firstName.toLowerCase(Locale.ROOT) + "@mail.example",
                new Secret(number),
                LocalDate.of(1980, 7, 4),
                null);
    }

    private static CustomerProfile customer(String username, String firstName, String lastName) {
        return new CustomerProfile(
                CustomerType.TESTING, username, firstName, lastName, null, null, null);
    }
}
