package io.fairlead.sandbox.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestPartner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start page's buttons work whatever a developer has done to the demo data. */
@FairleadTest
class StartPageTest {

    private static final String CUSTOMER = "/aggregation/v1/customers/" + Demo.CUSTOMER;
    private static final LoginKey LOGIN =
            new LoginKey(Demo.PARTNER.id(), Demo.CUSTOMER, Demo.INSTITUTION_LOGIN);

    private final FairleadServer server;
    private final Accounts accounts;
    private final ApiClient demoPartner;

    StartPageTest(FairleadServer server, Accounts accounts) {
        this.server = server;
        this.accounts = accounts;
        this.demoPartner = TestPartner.authenticated(Demo.PARTNER, server.stranger()).api();
    }

    @Test
    void bringsTheDemoLoginBackThatWasRemoved() {
        delete(CUSTOMER + "/institutionLogins/" + Demo.INSTITUTION_LOGIN);
        assertThat(accounts.list(LOGIN)).isEmpty();

        assertOpens("fix");

        assertThat(accounts.list(LOGIN)).hasSize(3).allMatch(Account::shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "jointBorrower", "lite", "fix"})
    void bringsTheDemoCustomerBackWhoWasDeleted(String type) {
        delete(CUSTOMER);

        assertOpens(type);

        assertThat(demoPartner.get(CUSTOMER).text("username")).isEqualTo("demo-customer");
        assertThat(accounts.list(LOGIN)).hasSize(3);
    }

    private void delete(String path) {
        assertThat(demoPartner.delete(path).status()).isEqualTo(204);
    }

    private void assertOpens(String type) {
        var answer =
                server.stranger()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .postRaw("/start/links", "type=" + type);
        assertThat(answer.status()).isEqualTo(303);
        var link = answer.headers().firstValue("Location").orElseThrow();
        assertThat(server.stranger().get(link).status()).isLessThan(400);
    }
}
