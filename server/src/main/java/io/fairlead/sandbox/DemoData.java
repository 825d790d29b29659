package io.fairlead.sandbox;

import io.fairlead.audit.Actor;
import io.fairlead.customer.CustomerProfile;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.institution.Institutions;
import io.fairlead.partner.Partners;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.FairleadProperties;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the demo data into a sandbox, as far as it is missing, before the server answers. In
 * production it only refuses a database that a sandbox has used.
 */
@Component
public class DemoData implements SmartInitializingSingleton {

    static final Actor ACTOR = Actor.server("demo data");

    private final FairleadProperties fairlead;
    private final Partners partners;
    private final Customers customers;
    private final Institutions institutions;
    private final DemoAccounts demoAccounts;
    private final DemoExperiences demoExperiences;

    DemoData(
            FairleadProperties fairlead,
            Partners partners,
            Customers customers,
            Institutions institutions,
            DemoAccounts demoAccounts,
            DemoExperiences demoExperiences) {
        this.fairlead = fairlead;
        this.partners = partners;
        this.customers = customers;
        this.institutions = institutions;
        this.demoAccounts = demoAccounts;
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
                partner, Demo.OTHER_CUSTOMER, customer("demo-customer-2", "Jane", "Smith"));
        demoAccounts.put();
        demoExperiences.put();
    }

    private void refuse() {
        if (partners.isKnown(Demo.PARTNER.id())) {
            throw new CannotStartException(
                    "The database holds the demo partner, whose keys everybody knows: give"
                            + " FAIRLEAD_MODE=production a database of its own.");
        }
    }

    private static CustomerProfile customer(String username, String firstName, String lastName) {
        return new CustomerProfile(
                CustomerType.TESTING, username, firstName, lastName, null, null, null);
    }
}
