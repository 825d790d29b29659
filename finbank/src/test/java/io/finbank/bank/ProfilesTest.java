package io.finbank.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfilesTest {

    private final Accounts accounts = new Accounts(new Profiles());

    @Test
    void hasAnAccountOfEveryType() {
        assertThat(accounts.of("102105", "profile_110"))
                .extracting(Account::type)
                .containsExactlyInAnyOrder(AccountType.values());
    }

    @Test
    void hasTheRecordedAccountsOfProfile03() {
        var recorded =
                accounts.of("102105", "profile_03").stream()
                        .map(
                                account ->
                                        "%s %s %s %s"
                                                .formatted(
                                                        account.name(),
                                                        account.number(),
                                                        account.type().wireName(),
                                                        account.plan().balance()))
                        .toList();
        assertThat(recorded)
                .containsExactly(
                        "Checking 111111 checking 9357.24",
                        "Savings 22222203 savings 22327.30",
                        "Personal Investments 101010 investment 100000.00",
                        "My 401k 121212 investmentTaxDeferred 265000.00",
                        "ROTH 232323 roth 11001.00");
    }

    @Test
    void givesTheSameAccountTheSameIdAlways() {
        assertThat(accounts.of("102105", "profile_03"))
                .isEqualTo(new Accounts(new Profiles()).of("102105", "profile_03"));
    }

    @Test
    void givesNoAccountTheIdOfAnother() {
        var ids =
                new Profiles()
                        .names().stream()
                                .flatMap(profile -> accounts.of("102105", profile).stream())
                                .map(Account::id);
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void letsPasswordsChooseProfilesAndNothingElse() {
        assertThat(new Profiles().choosable())
                .contains("profile_03")
                .allMatch(name -> name.startsWith("profile_"));
    }
}
