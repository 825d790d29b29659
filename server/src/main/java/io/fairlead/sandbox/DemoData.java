package io.fairlead.sandbox;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.InstitutionLogin;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.customer.NewCustomer;
import io.fairlead.institution.Institutions;
import io.fairlead.partner.Partners;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.FairleadProperties;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the demo data into a sandbox, as far as it is missing, before the server answers. In
 * production it only refuses a database that a sandbox has used.
 */
@Component
class DemoData implements SmartInitializingSingleton {

    private static final int WRONG_CREDENTIALS = 103;

    private static final List<Account> ACCOUNTS =
            List.of(
                    account("5011648377", "Checking", "1000001111", "checking", "128.52"),
                    account("5011648378", "Savings", "1000002222", "savings", "128.52"),
                    account("5011648379", "Visa", "4100007777", "creditCard", "-128.52"));

    private final FairleadProperties fairlead;
    private final Partners partners;
    private final Customers customers;
    private final Institutions institutions;
    private final Accounts accounts;

    DemoData(
            FairleadProperties fairlead,
            Partners partners,
            Customers customers,
            Institutions institutions,
            Accounts accounts) {
        this.fairlead = fairlead;
        this.partners = partners;
        this.customers = customers;
        this.institutions = institutions;
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        switch (fairlead.mode()) {
            case SANDBOX -> put();
            case PRODUCTION -> refuse();
        }
    }

    private void put() {
        var partner = Demo.PARTNER.id();
        partners.register(Demo.PARTNER, "Demo Lender");
        institutions.put(FinBankFamily.read(), _ -> {});
        customers.register(partner, Demo.CUSTOMER, customer("demo-customer", "John", "Smith"));
        customers.register(
                partner, Demo.OTHER_CUSTOMER, customer("demo-customer-2", "Jane", "Smith"));
        if (accounts.login(partner, Demo.CUSTOMER, Demo.INSTITUTION_LOGIN).isEmpty()) {
            var login =
                    new InstitutionLogin(
                            Demo.INSTITUTION_LOGIN, Demo.INSTITUTION, WRONG_CREDENTIALS);
            accounts.add(partner, Demo.CUSTOMER, login, ACCOUNTS);
        }
    }

    private void refuse() {
        if (partners.name(Demo.PARTNER.id()).isPresent()) {
            throw new CannotStartException(
                    "The database holds the demo partner, whose keys everybody knows: give"
                            + " FAIRLEAD_MODE=production a database of its own.");
        }
    }

    private static NewCustomer customer(String username, String firstName, String lastName) {
        return new NewCustomer(
                CustomerType.TESTING, username, firstName, lastName, null, null, null);
    }

    private static Account account(
            String id, String name, String number, String type, String balance) {
        return new Account(id, name, number, type, new BigDecimal(balance), "USD");
    }
}
