package io.fairlead.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.shared.RandomId;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SimulatedBank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every status code that the simulated bank can cause reaches the accounts, as documented. */
@FairleadTest
class SimulatedStatusTest {

    /** Codes that accounts show as the bank has said them. */
    private static final List<Integer> SHOWN_AS_THEY_ARE =
            List.of(
                    102, 103, 108, 109, 123, 125, 127, 128, 130, 185, 187, 320, 580, 900, 901, 903,
                    904, 905, 906, 907, 910, 913, 914, 915, 916, 920, 931, 936, 945, 946, 947, 948);

    /** Codes of the bank's that are no aggregation status. */
    private static final Map<Integer, Integer> SHOWN_OTHERWISE = Map.of(331, 185, 500, 102);

    private static final Duration AS_LONG_AS_THE_BANK_ASKS = Duration.ofMinutes(2);

    private final SimulatedBank bank;
    private final MovableClock clock;
    private final Aggregations aggregations;
    private final Accounts accounts;
    private final LinkedCustomer owner;
    private final String userid = "status_" + RandomId.hex();
    private final String login;

    SimulatedStatusTest(
            FairleadServer server,
            Aggregations aggregations,
            Accounts accounts,
            MovableClock clock) {
        this.clock = clock;
        this.bank = server.bank();
        this.aggregations = aggregations;
        this.accounts = accounts;
        var partner = server.newPartner();
        this.owner = new LinkedCustomer(partner, partner.newCustomer(), accounts);
        this.login = owner.linked("102105", userid, "profile_03");
    }

    @Test
    void accountsShowTheBanksCode() {
        SHOWN_AS_THEY_ARE.forEach(
                code -> assertThat(statusAfter(code)).as("%d", code).containsOnly(code));
    }

    @Test
    void otherCodesOfTheBankStandForOneOfTheList() {
        SHOWN_OTHERWISE.forEach(
                (code, shown) -> assertThat(statusAfter(code)).as("%d", code).containsOnly(shown));
    }

    @ParameterizedTest
    @ValueSource(ints = {921, 922, 923, 924, 925, 926, 927, 928, 929})
    void whatIsNotSupportedIsOneCode(int code) {
        assertThat(statusAfter(code)).containsOnly(920);
    }

    @Test
    void accountsAreWellAgainAfterwards() {
        assertThat(statusAfter(905)).containsOnly(905);

        aggregations.refresh(owner.key(login));
        assertThat(statuses()).as("left alone").containsOnly(905);

        clock.advance(AS_LONG_AS_THE_BANK_ASKS);
        aggregations.refresh(owner.key(login));
        assertThat(statuses()).containsOnly(0);
    }

    private List<Integer> statusAfter(int code) {
        var fault =
                bank.fault(
                        Map.of("userid", userid, "step", "accounts", "kind", "fail", "code", code));
        try {
            clock.advance(AS_LONG_AS_THE_BANK_ASKS);
            aggregations.refresh(owner.key(login));
        } finally {
            bank.repair(fault);
        }
        return statuses();
    }

    private List<Integer> statuses() {
        return accounts.list(owner.key(login)).stream()
                .map(Account::aggregation)
                .map(last -> last == null ? -1 : last.statusCode())
                .toList();
    }
}
