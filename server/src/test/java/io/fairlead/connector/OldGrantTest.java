package io.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Grant;
import io.fairlead.spi.Linked;
import io.fairlead.spi.Step;
import io.fairlead.support.Await;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.ScriptedBank;
import io.fairlead.support.TestPartner;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the grant that a repair takes the place of. */
@FairleadTest
class OldGrantTest {

    private final ScriptedBank bank = new ScriptedBank(BankAccounts.checking("1111", "100.00"));
    private final Connections connections;
    private final Grants grants;
    private final JdbcClient jdbc;
    private final TestPartner partner;
    private final LoginKey login;

    OldGrantTest(
            FairleadServer server,
            Connections connections,
            Accounts accounts,
            Grants grants,
            JdbcClient jdbc) {
        this.connections = connections;
        this.grants = grants;
        this.jdbc = jdbc;
        this.partner = server.newPartner();
        this.login = bank.link(partner, accounts, connections);
    }

    @Test
    void isRevokedWhereItLivesOnAtTheBank() {
        bank.linking = () -> Step.done(bank.linked("second").revokingOld());

        assertThat(repair()).isInstanceOf(Progress.Connected.class);

        assertOnlyTheFirstIsRevoked();
    }

    @Test
    void isRevokedOnceTheAccountsAreReadThroughTheNewOne() {
        bank.linking = () -> Step.done(Linked.unread(grant("second")).revokingOld());

        assertThat(repair()).isInstanceOf(Progress.Connected.class);

        assertOnlyTheFirstIsRevoked();
    }

    @Test
    void isRevokedAlsoWhenTheAccountsCannotBeReadYet() {
        bank.linking = () -> Step.done(Linked.unread(grant("second")).revokingOld());
        bank.accounts = () -> Step.failed(Cause.MAINTENANCE);

        assertThat(repair()).isInstanceOf(Progress.Refused.class);

        assertOnlyTheFirstIsRevoked();
    }

    @Test
    void isForgottenWhereTheBankHasEndedIt() {
        bank.linking = () -> Step.done(bank.linked("second"));

        assertThat(repair()).isInstanceOf(Progress.Connected.class);

        assertThat(toBeRevoked()).isZero();
        assertThat(bank.revoked).isEmpty();
        assertThat(content()).isEqualTo("second");
    }

    private Progress repair() {
        return connections.begin(login, bank.ref(), Set.of());
    }

    private void assertOnlyTheFirstIsRevoked() {
        grants.revokeEnded();
        Await.until(() -> toBeRevoked() == 0);
        assertThat(bank.revoked).containsExactly("first");
        assertThat(content()).isEqualTo("second");
    }

    private String content() {
        return new String(
                grants.find(login).orElseThrow().grant().content(), StandardCharsets.UTF_8);
    }

    private int toBeRevoked() {
        return jdbc.sql(
                        "SELECT count(*) FROM bank_grant WHERE partner_id = ? AND revoke_after IS NOT NULL")
                .param(partner.id().value())
                .query(Integer.class)
                .single();
    }

    private static Grant grant(String content) {
        return Grant.lasting(content.getBytes(StandardCharsets.UTF_8));
    }
}
