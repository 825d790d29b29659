package io.finbank.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.TestBank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;

class AccountsTest {

    private final TestBank bank = TestBank.shared();

    @Test
    void showsTheRecordedBalancesAndDetails() {
        var checking = bank.accounts(bank.sessionOf("profile_03")).getFirst();
        assertThat(checking.get("balance").asString()).isEqualTo("9357.24");
        assertThat(checking.get("detail").get("availableBalanceAmount").asString()).isEqualTo("0");
        assertThat(checking.get("position").asInt()).isEqualTo(1);
        assertThat(checking.get("marketSegment").asString()).isEqualTo("personal");
    }

    @Test
    void givesDetailsToEveryTypeAndHoldingsToInvestments() {
        var accounts = bank.accounts(bank.sessionOf("profile_110"));
        assertThat(accounts).hasSize(36).allSatisfy(a -> assertThat(a.get("detail")).isNotEmpty());
        var ira =
                accounts.stream()
                        .filter(account -> account.get("type").asString().equals("ira"))
                        .findFirst()
                        .orElseThrow();
        var worth = new BigDecimal(ira.get("detail").get("cashBalanceAmount").asString());
        for (var holding : ira.get("holdings")) {
            worth = worth.add(new BigDecimal(holding.get("marketValue").asString()));
        }
        assertThat(worth).isEqualTo(ira.get("balance").asString());
    }

    @Test
    void showsManyAccountsPageByPage() {
        var accounts = bank.accounts(bank.sessionOf("profile_106"));
        assertThat(accounts).hasSize(60);
        assertThat(accounts).extracting(a -> a.get("id").asString()).doesNotHaveDuplicates();
    }

    @Test
    void knowsSomebodyWithoutAccounts() {
        assertThat(bank.accounts(bank.sessionOf("profile_107"))).isEmpty();
    }

    @Test
    void listsAClosedAccountAndTellsNothingMoreOfIt() {
        var session = bank.sessionOf("profile_108");
        var account = bank.account(session, "Old Savings");
        assertThat(bank.get(account, session).error()).isEqualTo("410 account_closed 913");
    }

    @Test
    void knowsNoAccountOfSomebodyElse() {
        var account = bank.account(bank.sessionOf("profile_02"), "Checking");
        assertThat(bank.get(account, bank.sessionOf("profile_03")).error())
                .isEqualTo("404 account_not_found 946");
    }

    @Test
    void tellsWhoOwnsAnAccount() {
        var session = bank.sessionOf("profile_700");
        var owner =
                bank.get(bank.account(session, "Savings") + "/owners", session)
                        .json()
                        .get("owners")
                        .get(0);
        assertThat(owner.get("name").asString()).isEqualTo("Sue Wealthy");
        assertThat(owner.get("addresses").get(0).get("line1").asString())
                .isEqualTo("72 Christie St");
    }

    @Test
    void keepsForeignLetters() {
        var session = bank.sessionOf("profile_109");
        var account = bank.account(session, "Girokonto „Straße“");
        assertThat(bank.get(account + "/owners", session).json().get("owners").get(1).get("name"))
                .hasToString("\"美咲 田中\"");
    }

    @Test
    void givesAchNumbersWithARightCheckDigit() {
        var session = bank.sessionOf("profile_03");
        var ach = bank.get(bank.account(session, "Savings") + "/ach", session).json();
        assertThat(ach.get("accountNumber").asString()).isEqualTo("22222203");
        var digits = ach.get("routingNumber").asString().chars().map(c -> c - '0').toArray();
        var sum = 0;
        for (var i = 0; i < digits.length; i++) {
            sum += digits[i] * new int[] {3, 7, 1}[i % 3];
        }
        assertThat(digits).hasSize(9);
        assertThat(sum % 10).isZero();
    }

    @Test
    void tellsHowToPayALoanBack() {
        var session = bank.sessionOf("profile_105");
        var loan = bank.account(session, "Direct PLUS Loan");
        assertThat(bank.get(loan + "/loan", session).json().get("futurePayoffAmount").asString())
                .isEqualTo("10500.00");
        assertThat(bank.get(loan + "/ach", session).error()).startsWith("404 not_supported");
        var checking = bank.account(session, "Checking");
        assertThat(bank.get(checking + "/loan", session).error()).startsWith("404 not_supported");
    }

    @Test
    void pagesThroughAllTransactionsOnce() {
        var session = bank.sessionOf("profile_101");
        var path = bank.account(session, "Everyday Checking") + "/transactions";
        List<String> ids = new ArrayList<>();
        List<String> dates = new ArrayList<>();
        var next = "";
        while (next != null) {
            var page = bank.get(path + "?pageSize=300" + next, session).json();
            for (var transaction : page.get("transactions")) {
                ids.add(transaction.get("id").asString());
                dates.add(transaction.get("transactionDate").asString());
            }
            var token = page.get("nextPage");
            next = token.isNull() ? null : "&page=" + token.asString();
        }
        assertThat(ids).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
        assertThat(dates).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile_101", "profile_03", "profile_04"})
    void issuesStatementsThatContinueOneAnother(String profile) {
        var session = bank.sessionOf(profile);
        var path =
                "/api/accounts/"
                        + bank.accounts(session).getFirst().get("id").asString()
                        + "/statements";
        var statements = bank.get(path, session).json().get("statements");
        assertThat(statements).hasSize(12);
        var later = summary(bank.get(path + "/" + id(statements.get(0)), session));
        var earlier = summary(bank.get(path + "/" + id(statements.get(1)), session));
        assertThat(earlier.closing()).isEqualTo(later.opening());
        assertThat(later.opening().add(later.credits()).add(later.debits()))
                .isEqualTo(later.closing());
        assertThat(bank.get(path + "/1999-01", session).status()).isEqualTo(404);
    }

    private static String id(JsonNode node) {
        return node.get("id").asString();
    }

    private record Summary(
            BigDecimal opening, BigDecimal credits, BigDecimal debits, BigDecimal closing) {}

    private static Summary summary(TestBank.Answer statement) {
        assertThat(statement.mediaType()).isEqualTo("application/pdf");
        try (var reader = new PdfReader(statement.bytes())) {
            var page = new PdfTextExtractor(reader).getTextFromPage(1);
            var amounts =
                    Pattern.compile("-?[0-9,]+\\.[0-9]{2}")
                            .matcher(page)
                            .results()
                            .limit(4)
                            .map(amount -> new BigDecimal(amount.group().replace(",", "")))
                            .toList();
            return new Summary(amounts.get(0), amounts.get(1), amounts.get(2), amounts.get(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void booksATestTransaction() {
        var session = bank.sessionOf("profile_02");
        var account = bank.account(session, "Savings");
        var before = balance(account, session);
        var path = account.replace("/api/", "/api/institutions/102105/") + "/test-transactions";
        var posted = bank.post(path, Map.of("amount", "-10.25", "description", "Test"));
        var pending =
                bank.post(path, Map.of("amount", 7, "description", "Later", "status", "pending"));
        assertThat(posted.status()).isEqualTo(201);
        assertThat(balance(account, session)).isEqualTo(before.subtract(new BigDecimal("10.25")));
        Set<String> seen = new HashSet<>();
        for (var transaction : bank.transactions(session, account, "")) {
            if (transaction.get("description").asString().matches("Test|Later")) {
                seen.add(transaction.get("id").asString() + transaction.get("status").asString());
            }
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        posted.json().get("id").asString() + "posted",
                        pending.json().get("id").asString() + "pending");
        assertThat(bank.post(path, Map.of("amount", "1.001", "description", "x")).status())
                .isEqualTo(400);
    }

    private BigDecimal balance(String account, String session) {
        return new BigDecimal(bank.get(account, session).json().get("balance").asString());
    }
}
