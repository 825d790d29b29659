package io.finbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LifeOfFinBankTest {

    @Test
    void remembersEverythingWhenItIsStartedAgain(@TempDir Path folder) {
        String state;
        String session;
        String account;
        try (TestBank bank = TestBank.on(folder)) {
            bank.put("/clock", Map.of("offset", "P3D"));
            state = bank.signOn("101732", "tfa_text", "go").json().get("state").asString();
            session = bank.sessionOf("profile_02");
            account = bank.account(session, "Savings");
            bank.post(
                    account.replace("/api/", "/api/institutions/102105/") + "/test-transactions",
                    Map.of("amount", "5.00", "description", "Kept"));
            bank.post("/faults", Map.of("step", "owners", "kind", "lock"));
        }
        try (TestBank bank = TestBank.on(folder)) {
            assertThat(bank.get("/clock").json().get("offset").asString()).isEqualTo("PT72H");
            assertThat(bank.transactions(session, account, ""))
                    .extracting(transaction -> transaction.get("description").asString())
                    .contains("Kept");
            assertThat(bank.get(account + "/owners", session).error())
                    .isEqualTo("403 account_locked 108");
            assertThat(bank.answer(state, Map.of("pet", "Rex")).status()).isEqualTo(200);
            assertThat(bank.answer(state, Map.of("pet", "Rex")).status()).isEqualTo(410);
        }
    }

    @Test
    void booksSomethingNewTheNextDayAndKeepsWhatWas(@TempDir Path folder) {
        try (TestBank bank = TestBank.on(folder)) {
            bank.put("/clock", Map.of("now", "2027-03-10T15:00:00Z"));
            var before = cardTransactions(bank);
            bank.put("/clock", Map.of("now", "2027-03-14T15:00:00Z"));
            var after = cardTransactions(bank);
            var idsBefore = before.stream().map(LifeOfFinBankTest::id).toList();
            var idsAfter = after.stream().map(LifeOfFinBankTest::id).toList();
            assertThat(idsAfter).containsAll(idsBefore).hasSizeGreaterThan(idsBefore.size() + 3);
            assertThat(pending(before)).isNotEmpty();
            assertThat(pending(after)).doesNotContainAnyElementsOf(pending(before));
            bank.delete("/clock");
            assertThat(bank.get("/clock").json().get("offset").asString()).isEqualTo("PT0S");
        }
    }

    private static List<JsonNode> cardTransactions(TestBank bank) {
        var session = bank.sessionOf("profile_101");
        return bank.transactions(
                session, bank.account(session, "FinBank Cash Back Card"), "&from=2027-02-01");
    }

    private static List<String> pending(List<JsonNode> transactions) {
        return transactions.stream()
                .filter(transaction -> transaction.get("status").asString().equals("pending"))
                .map(LifeOfFinBankTest::id)
                .toList();
    }

    private static String id(JsonNode transaction) {
        return transaction.get("id").asString();
    }

    @Test
    void saysWhyItCannotListen(@TempDir Path folder) {
        assertThatThrownBy(() -> FinBankSettings.from(Map.of("FAIRLEAD_FINBANK_PORT", "none")))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(
                        "FAIRLEAD_FINBANK_PORT is \"none\": it must be a number from 1 to 65535.");
        try (FinBank first = FinBank.start(new FinBankSettings(0, folder.resolve("one")))) {
            var second = new FinBankSettings(first.port(), folder.resolve("two"));
            assertThatThrownBy(() -> FinBank.start(second))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("cannot listen on port " + first.port());
        }
    }
}
